package org.presstime.archive;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.PageAddresses;
import org.presstime.settings.Messages;

/** Writes editions as an Atom feed (RFC 4287); the id of an edition is its page, which never moves. */
record AtomFeed(Newsletter newsletter, PageAddresses addresses, Corrected corrected) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();
    // XML 1.0, 2.2: these characters cannot be written, not even escaped.
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    String write(List<Edition> editions) {
        StringWriter written = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(written);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", newsletter.language().toLanguageTag());
            header(xml, editions);
            for (Edition edition : editions) {
                entry(xml, edition);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("cannot write the feed of " + newsletter.id(), failure);
        }
        return written.toString();
    }

    private void header(XMLStreamWriter xml, List<Edition> editions) throws XMLStreamException {
        // RFC 4287, 4.1.1: exactly one id, title and updated; an author here is the author of every entry.
        element(xml, "id", addresses.feed(newsletter.id()).toString());
        element(xml, "title", newsletter.name());
        element(
                xml,
                "updated",
                editions.stream()
                        .map(this::updated)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        link(xml, "self", "application/atom+xml", addresses.feed(newsletter.id()));
        link(xml, "alternate", "text/html", addresses.newsletter(newsletter.id()));
        xml.writeStartElement("author");
        element(xml, "name", newsletter.name());
        xml.writeEndElement();
    }

    private void entry(XMLStreamWriter xml, Edition edition) throws XMLStreamException {
        URI page = addresses.edition(edition.key());
        xml.writeStartElement("entry");
        element(xml, "id", page.toString());
        element(xml, "title", corrected.subject(newsletter, edition));
        element(xml, "published", published(edition).toString());
        element(xml, "updated", updated(edition).toString());
        link(xml, "alternate", "text/html", page);
        element(xml, "summary", summary(edition));
        xml.writeEndElement();
    }

    private String summary(Edition edition) {
        String said = edition.content()
                .notice()
                .map(notice -> String.join(" ", notice.paragraphs()))
                .orElseGet(() -> edition.content().stories().stream()
                        .map(story -> story.listed(newsletter.language()))
                        .collect(Collectors.joining(" · ")));
        return corrected
                .on(edition)
                .map(day -> Messages.of("mail", newsletter.language()).text("correction.dated", day) + " " + said)
                .orElse(said);
    }

    private static Instant published(Edition edition) {
        return edition.frozen().orElse(Instant.EPOCH);
    }

    /** RFC 4287, 4.2.15: a change its publisher thinks significant. */
    private Instant updated(Edition edition) {
        return corrected.when(edition).orElse(published(edition));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(NOT_XML.matcher(text).replaceAll(" "));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, URI target) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", target.toString());
    }
}
