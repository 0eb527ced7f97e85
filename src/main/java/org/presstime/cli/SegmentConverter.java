package org.presstime.cli;

import org.presstime.newsletter.Segment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a segment on the command line, and says what is wrong with one and where. */
final class SegmentConverter implements ITypeConverter<Segment> {

    @Override
    public Segment convert(String text) {
        try {
            return Segment.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
