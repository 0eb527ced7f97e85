package org.presstime.cli;

import org.presstime.settings.EmailAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An argument that must be an e-mail address. */
final class AddressConverter implements ITypeConverter<EmailAddress> {

    @Override
    public EmailAddress convert(String text) {
        try {
            return EmailAddress.parse(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new TypeConversionException(String.valueOf(notAnAddress.getMessage()));
        }
    }
}
