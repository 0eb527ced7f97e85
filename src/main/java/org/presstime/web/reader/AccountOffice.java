package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.newsletter.Newsletters;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Accounts;
import org.presstime.subscriber.Accounts.End;
import org.presstime.subscriber.Accounts.Move;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Purpose;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.presstime.web.reader.Letters.Kind;
import org.presstime.web.reader.Letters.Letter;

/** A reader's rights over their data: to have mail go elsewhere, to take the data with them, to have it erased. */
final class AccountOffice implements Routes {

    private final Readership.Parts parts;
    private final Readership readership;
    private final Newsletters newsletters;
    private final Accounts accounts;
    private final Letters letters;
    private final Postbox postbox;
    private final Tokens tokens;
    private final Database database;
    private final SameOrigin origin;
    private final AccountDoor door;
    private final Page page;

    AccountOffice(Readership.Parts parts, Readership readership, Readership.Shared shared, AccountDoor door) {
        this.parts = parts;
        this.readership = readership;
        this.newsletters = parts.newsletters();
        this.accounts = shared.accounts();
        this.letters = shared.letters();
        this.postbox = shared.postbox();
        this.tokens = parts.tokens();
        this.database = parts.database();
        this.origin = shared.origin();
        this.door = door;
        this.page = shared.page();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/account/address", door.changing((context, reader, byMail) -> move(context, reader)));
        routes.get("/account/move/{token}", this::askToConfirmMove);
        routes.post("/account/move/{token}", this::confirmMove);
        routes.get("/account/data", door.reading(this::data));
        routes.get("/account/erase", door.reading(this::askToErase));
        routes.post("/account/erase", door.changing(this::erase));
    }

    /** Both ends get a letter; the answer is the same whatever is known of the new address. */
    private void move(Context context, Reader reader) {
        Locale language = AccountRooms.language(context, reader);
        EmailAddress to;
        try {
            to = EmailAddress.parse(FormGuard.field(context, "address"));
            if (to.mixesScripts()) {
                throw new IllegalArgumentException("mixes scripts");
            }
        } catch (IllegalArgumentException notAnAddress) {
            context.status(422);
            page.say(context, "account.move-wrong", language);
            return;
        }
        database.run(handle -> accounts.askToMove(reader, to).ifPresent(move -> {
            letters.add(letter(Kind.MOVE_FROM, reader.address(), language, move));
            letters.add(letter(Kind.MOVE_TO, to, language, move));
        }));
        postbox.wake();
        page.say(context, "account.move-asked", language);
    }

    private Letter letter(Kind kind, EmailAddress address, Locale language, long move) {
        String newsletter = newsletters.all().get(0).id();
        return new Letter(
                0, kind, address, newsletter, language, move, parts.clock().instant(), 0);
    }

    private record Confirming(long move, End end) {}

    private Optional<Confirming> confirming(Context context) {
        String token = context.pathParam("token");
        return tokens.readDated(Purpose.MOVE_FROM, token)
                .map(grant -> new Confirming(grant.subject(), End.FROM))
                .or(() ->
                        tokens.readDated(Purpose.MOVE_TO, token).map(grant -> new Confirming(grant.subject(), End.TO)));
    }

    private void askToConfirmMove(Context context) {
        Optional<EmailAddress> to = confirming(context).flatMap(found -> accounts.moveTo(found.move()));
        if (to.isPresent()) {
            page.show(context, "account/move.peb", Map.of("address", to.get().toString()));
        } else {
            refuse(context);
        }
    }

    private void confirmMove(Context context) {
        origin.refuseForeign(context);
        Move move = confirming(context)
                .map(found -> accounts.confirmMove(found.move(), found.end()))
                .orElse(Move.INVALID);
        Locale language = Page.language(context);
        switch (move) {
            case HALF -> page.say(context, "account.move-half", language);
            case DONE -> page.say(context, "account.move-done", language);
            case IMPOSSIBLE -> page.say(context, "account.move-impossible", language);
            case INVALID -> refuse(context);
        }
    }

    private void refuse(Context context) {
        context.status(404);
        page.say(context, "account.move-spent", Page.language(context));
    }

    private void data(Context context, Reader reader, boolean byMail) {
        refuseTheFoot(byMail);
        context.contentType("application/json; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"my-data.json\"")
                .result(readership.data(reader));
    }

    private void askToErase(Context context, Reader reader, boolean byMail) {
        page.show(
                context,
                "account/erase.peb",
                Map.of("address", reader.address().toString(), "byMail", byMail),
                AccountRooms.language(context, reader));
    }

    private void erase(Context context, Reader reader, boolean byMail) {
        refuseTheFoot(byMail);
        readership.erase(reader);
        page.say(context, "account.erased", AccountRooms.language(context, reader));
    }

    /** A mail gets forwarded, with its foot: whoever has only that does not see or destroy what is kept. */
    private static void refuseTheFoot(boolean byMail) {
        if (!byMail) {
            throw new ForbiddenResponse();
        }
    }
}
