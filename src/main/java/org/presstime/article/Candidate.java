package org.presstime.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;

/**
 * An article that has no number yet.
 *
 * @param published when its publisher says
 */
record Candidate(
        Identity identity,
        URI link,
        String outlet,
        String title,
        String text,
        Optional<String> author,
        Locale language,
        Optional<Instant> published,
        Optional<Picture> picture,
        List<Link> links) {

    Candidate with(Identity other) {
        return new Candidate(other, link, outlet, title, text, author, language, published, picture, links);
    }

    /** The same for the same words. */
    String words() {
        return fingerprint(title + '\n' + text);
    }

    /** The same for the same words under the same picture: an edited article has another one. It begins with the words'. */
    String fingerprint() {
        return words() + "."
                + picture.map(shown -> fingerprint(shown.source().toString())).orElse("");
    }

    /** A short name for some text. */
    static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
