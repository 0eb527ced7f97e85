package org.presstime.story;

/** The words and numbers of a text, one after the other: letters with their marks, or digits with points and commas between. */
final class Tokens {

    private final String text;
    private int start;
    private int end;

    Tokens(String text) {
        this.text = text;
    }

    /** Goes to the next one; false when there is none. */
    boolean next() {
        start = end;
        while (start < text.length() && !isWord(start) && !isDigit(start)) {
            start += width(start);
        }
        end = start;
        if (start == text.length()) {
            return false;
        }
        if (isDigit(start)) {
            endNumber();
        } else {
            while (end < text.length() && isWord(end)) {
                end += width(end);
            }
        }
        return true;
    }

    private void endNumber() {
        while (end < text.length() && isDigit(end)) {
            end += width(end);
            boolean point = end + 1 < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',');
            if (point && isDigit(end + 1)) {
                end++;
            }
        }
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String token() {
        return text.substring(start, end);
    }

    private int width(int at) {
        return Character.charCount(text.codePointAt(at));
    }

    private boolean isWord(int at) {
        int sign = text.codePointAt(at);
        if (sign < 128) {
            return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
        }
        return switch (Character.getType(sign)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private boolean isDigit(int at) {
        int sign = text.codePointAt(at);
        if (sign < 128) {
            return sign >= '0' && sign <= '9';
        }
        int type = Character.getType(sign);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
