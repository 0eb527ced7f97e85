package org.presstime.settings;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words people read, in their language: the bundles of {@code src/main/resources/messages/}, one for each audience
 * ({@code mail}, {@code web}, {@code cli}, and {@code delivery} for the last two). Patterns are those of {@link MessageFormat}.
 *
 * @param locale the language spoken
 */
public record Messages(ResourceBundle bundle, Locale locale) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * The words for one audience; English where a language is not known.
     *
     * @throws java.util.MissingResourceException when there is no such audience
     */
    public static Messages of(String audience, Locale locale) {
        return new Messages(ResourceBundle.getBundle("messages." + audience, locale, NO_FALLBACK), locale);
    }

    /**
     * A text with its values filled in.
     *
     * @throws java.util.MissingResourceException when the bundle has no such key
     */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
