package org.presstime.article;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.presstime.feed.Entry.Picture;

/** The first picture that shows something: no tracking pixel, button, or logo. */
final class Pictures {

    private static final int WIDE_ENOUGH = 280;
    private static final int SMALLEST = 40;
    // What counts readers, or asks them to share: its address gives it away.
    private static final Pattern NO_PICTURE = Pattern.compile(
            "(?i)^https?://([^/]*\\.)?(feedburner\\.com|feedsportal\\.com|doubleclick\\.net|google-analytics\\.com"
                    + "|scorecardresearch\\.com|quantserve\\.com|pixel\\.wp\\.com|stats\\.wordpress\\.com|chartbeat\\.\\w+"
                    + "|feedblitz\\.com|pheedo\\.com|addtoany\\.com|sharethis\\.com|gravatar\\.com|imrworldwide\\.com"
                    + "|facebook\\.com/tr|feeds\\.wordpress\\.com)(/.*|\\?.*)?$"
                    + "|/(pixel|spacer|blank|clear|transparent|1x1|beacon|track(er|ing)?)([._/?-]|$)"
                    + "|/(smilies|emoji|emoticons)/|[/.](ico|cur)$");

    private Pictures() {}

    /** The first that is known, or may be, larger than a thumbnail; else the first thumbnail. */
    static Optional<Picture> choose(List<Picture> pictures) {
        List<Picture> shown = pictures.stream().filter(Pictures::isShown).toList();
        return shown.stream()
                .filter(picture -> picture.width() == 0 || picture.width() >= WIDE_ENOUGH)
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private static boolean isShown(Picture picture) {
        return !isTiny(picture.width()) && !isTiny(picture.height()) && isShown(picture.source());
    }

    private static boolean isTiny(int pixels) {
        return pixels > 0 && pixels < SMALLEST;
    }

    /** Whether an address can be that of a picture to show. */
    static boolean isShown(URI source) {
        return !NO_PICTURE.matcher(source.toString()).find();
    }
}
