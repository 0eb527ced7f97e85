package org.presstime.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of people, out of the ways in which feeds write them. */
final class Authors {

    private static final int MOST = 20;
    private static final int LONGEST = 1000;

    // RSS 2.0 asks for "address (Name)"; others write "Name <address>" and "Name (address)".
    private static final Pattern ADDRESS_NAME =
            Pattern.compile("(?:mailto:)?\\S{1,200}@\\S{1,200}\\s*\\((.{1,200})\\)");
    private static final Pattern NAME_ADDRESS =
            Pattern.compile("(.{1,200}?)\\s*[<(\\[](?:mailto:)?\\S{1,200}@\\S{1,200}[>)\\]]");

    private Authors() {}

    /** The name in a text, or the address where there is no name. */
    static String name(String text) {
        String written = text.strip();
        // An address in angle brackets is no tag.
        String line = written.length() > LONGEST || written.indexOf('<') < 0
                ? written
                : written.replaceFirst("<((?:mailto:)?[^<>\\s@]{1,200}@[^<>\\s@]{1,200})>", "($1)");
        String words = Html.guessedWords(line);
        if (words.length() > LONGEST) {
            return words;
        }
        Matcher addressFirst = ADDRESS_NAME.matcher(words);
        if (addressFirst.matches()) {
            return addressFirst.group(1).strip();
        }
        Matcher nameFirst = NAME_ADDRESS.matcher(words);
        if (nameFirst.matches()) {
            return nameFirst.group(1).strip().replaceFirst("^\"(.*)\"$", "$1");
        }
        return words.replaceFirst("^\\((?:mailto:)?(\\S+@\\S+)\\)$", "$1").replaceFirst("^mailto:", "");
    }

    /** Person constructs of Atom; what a person is called, or else how to reach it. */
    static List<String> persons(List<XmlElement> persons) {
        List<String> names = new ArrayList<>(1);
        for (XmlElement person : persons) {
            String name =
                    person.hasElements() ? Words.oneLine(person.text("name", "email", "uri", "url")) : person.text();
            names.add(person.hasElements() ? plain(name) : name(name));
        }
        return Words.distinct(names, MOST);
    }

    // RFC 4287, 3.2.1: a name is text, but not everybody knows.
    private static String plain(String name) {
        return name.indexOf('&') < 0 && name.indexOf('<') < 0 ? name : Html.guessedWords(name);
    }

    /** The names that elements of RSS and Dublin Core hold, one each. */
    static List<String> named(List<XmlElement> elements) {
        List<String> names = new ArrayList<>(1);
        for (XmlElement element : elements) {
            names.add(name(element.hasElements() ? element.text("name", "email") : element.text()));
        }
        return Words.distinct(names, MOST);
    }
}
