package org.presstime.web.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.delivery.SettableClock;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings.SignUp;

/** Rates, clients and addresses of forms. */
class FormRulesTest {

    private static final SignUp STRICT = new SignUp(5, 12, false, List.of("mailinator.com"), List.of());

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @Test
    void tenThousandFormsOfOneClientAreTakenAtTheRateOfOne() {
        Rates rates = new Rates(SignUp.DEFAULT, clock);
        long taken = IntStream.range(0, 10_000)
                .filter(i -> rates.take("198.51.100.7"))
                .count();
        assertThat(taken).isEqualTo(SignUp.DEFAULT.perClient());

        clock.pass(Duration.ofMinutes(30));
        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> rates.take("198.51.100.7"))
                        .count())
                .isEqualTo(SignUp.DEFAULT.perClient() / 2);
    }

    @Test
    void allClientsTogetherHaveARateAndANetworkIsOneClient() {
        Rates rates = new Rates(STRICT, clock);
        assertThat(IntStream.range(0, 100)
                        .filter(i -> rates.take("2001:db8:1:2::" + i))
                        .count())
                .isEqualTo(5);
        assertThat(IntStream.range(0, 100)
                        .filter(i -> rates.take("192.0.2." + i))
                        .count())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64", "2001:db8::1, 2001:db8::/64", "192.0.2.1, 192.0.2.1"})
    void aCustomerHasANetworkOfIpv6(String address, String network) {
        assertThat(Clients.network(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@example.org", "Postmaster@example.org", "x@mailinator.com", "x@a.mailinator.com"})
    void theOperatorRefusesKindsOfAddresses(String address) {
        assertThat(new AddressRules(STRICT).takes(EmailAddress.parse(address))).isFalse();
        assertThat(new AddressRules(SignUp.DEFAULT).takes(EmailAddress.parse(address)))
                .isTrue();
    }

    @Test
    void otherAddressesAreTaken() {
        assertThat(new AddressRules(STRICT).takes(EmailAddress.parse("informant+x@notmailinator.com")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a@gmial.com, a@gmail.com",
        "a@gmai.com, a@gmail.com",
        "a@gmaill.com, a@gmail.com",
        "a@gnail.com, a@gmail.com",
        "a@hotmial.com, a@hotmail.com",
        "a@outlok.es, a@outlook.es",
        "a@gmail.com, ",
        "a@mail.com, ",
        "a@ymail.com, ",
        "a@example.org, "
    })
    void aSlipOfTheHandIsSeen(String typed, String meant) {
        assertThat(new AddressRules(SignUp.DEFAULT)
                        .meant(EmailAddress.parse(typed))
                        .map(EmailAddress::toString))
                .isEqualTo(java.util.Optional.ofNullable(meant));
    }
}
