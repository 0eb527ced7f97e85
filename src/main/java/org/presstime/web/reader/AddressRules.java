package org.presstime.web.reader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings.SignUp;

/** What the operator takes, and what a hand most likely meant to type. Looks at nothing but the address. */
final class AddressRules {

    private static final Set<String> ROLES = Set.of(
            "abuse",
            "admin",
            "administrator",
            "billing",
            "contact",
            "help",
            "hostmaster",
            "info",
            "mail",
            "mailer-daemon",
            "no-reply",
            "noreply",
            "office",
            "postmaster",
            "root",
            "sales",
            "security",
            "support",
            "webmaster");

    private static final List<String> WELL_KNOWN = List.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.es",
            "outlook.com",
            "outlook.es",
            "live.com",
            "yahoo.com",
            "yahoo.es",
            "yahoo.co.uk",
            "icloud.com",
            "telefonica.net",
            "protonmail.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "orange.fr",
            "free.fr",
            "libero.it",
            "aol.com",
            "email.com",
            "gmx.com",
            "mail.com",
            "ymail.com");

    private final SignUp rules;

    AddressRules(SignUp rules) {
        this.rules = rules;
    }

    /** Whether an address may subscribe here. */
    boolean takes(EmailAddress address) {
        boolean role = ROLES.contains(address.local().toLowerCase(Locale.ROOT).split("\\+", 2)[0]);
        return (rules.roleAddresses() || !role)
                && rules.refusedDomains().stream()
                        .noneMatch(domain -> address.domain().equals(domain)
                                || address.domain().endsWith("." + domain));
    }

    /** The address most likely meant, when its domain is one slip of the hand away from a well-known one. */
    Optional<EmailAddress> meant(EmailAddress address) {
        String domain = address.domain();
        return WELL_KNOWN.contains(domain)
                ? Optional.empty()
                : WELL_KNOWN.stream()
                        .filter(known -> isOneSlipAway(domain, known))
                        .findFirst()
                        .map(known -> new EmailAddress(address.local(), known));
    }

    /** One letter too many, too few or wrong, or two neighbours swapped. */
    private static boolean isOneSlipAway(String typed, String meant) {
        int same = 0;
        int shorter = Math.min(typed.length(), meant.length());
        while (same < shorter && typed.charAt(same) == meant.charAt(same)) {
            same++;
        }
        String typedRest = typed.substring(same);
        String meantRest = meant.substring(same);
        return switch (typed.length() - meant.length()) {
            case 1 -> typedRest.substring(1).equals(meantRest);
            case -1 -> meantRest.substring(1).equals(typedRest);
            case 0 ->
                typedRest.isEmpty()
                        || typedRest.substring(1).equals(meantRest.substring(1))
                        || isSwapped(typedRest, meantRest);
            default -> false;
        };
    }

    private static boolean isSwapped(String typed, String meant) {
        return typed.length() > 1
                && typed.charAt(0) == meant.charAt(1)
                && typed.charAt(1) == meant.charAt(0)
                && typed.substring(2).equals(meant.substring(2));
    }
}
