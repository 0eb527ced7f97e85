package org.presstime.render;

/**
 * An edition rendered once for all readers.
 *
 * @param subject plain text, one line
 * @param html the HTML part; may hold {@link Slot slots}
 * @param text the text part, composed, not stripped; lines end in LF; may hold slots
 */
public record Rendition(String subject, String html, String text) {}
