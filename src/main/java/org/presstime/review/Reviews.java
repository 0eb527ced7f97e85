package org.presstime.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.review.ReviewTable.Approval;
import org.presstime.review.ReviewTable.Review;
import org.presstime.review.Verdict.Given;
import org.presstime.review.Verdict.Reason;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Messages;
import org.presstime.story.Story;

/**
 * The desk. An edition comes here as a draft and leaves it approved, in exactly the form that was approved: approval is
 * bound to the fingerprint of its content, and any change takes it back.
 */
public final class Reviews {

    private final Database database;
    private final Editions editions;
    private final AuditTrail trail;
    private final ReviewTable table;
    private final Clearance clearance;

    /**
     * A desk.
     *
     * @param editions not those that are {@link AuditTrail#audited}: what is done here goes into the trail under a person's name
     */
    public Reviews(Database database, Editions editions, AuditTrail trail) {
        this.database = database;
        this.editions = editions;
        this.trail = trail;
        this.table = new SqlReviewTable(database);
        this.clearance = new Clearance(editions, table, trail);
    }

    /**
     * What is known of an edition on the desk.
     *
     * @param changedBy who changed what it says last; nobody while it is as the newsbot made it
     * @param approvedBy who approved it, whatever has become of it since
     * @param changes how many changes could be undone
     * @param pinned keys of the stories a person stands for
     */
    public record OnDesk(Optional<String> changedBy, Optional<String> approvedBy, int changes, Set<String> pinned) {}

    /** What is known of an edition on the desk; nothing when it is not there. */
    public Optional<OnDesk> find(Edition edition) {
        return table.find(edition.id())
                .map(review -> new OnDesk(
                        review.changedBy(),
                        review.approval().map(Approval::by),
                        table.depth(edition.id()),
                        table.current(edition.id()).stoodFor()));
    }

    /** Whether people work on an edition, so that nothing may be made anew in its place. */
    public boolean keeps(Edition edition) {
        return switch (edition.state()) {
            case IN_REVIEW, APPROVED, HELD ->
                !edition.content().saysNothing() && table.find(edition.id()).isPresent();
            default -> false;
        };
    }

    /** Puts a draft on the desk, as it is and with nothing to undo. */
    public Edition open(Edition draft, String who) {
        return database.atomically(handle -> {
            Edition opened = editions.change(draft, EditionState.IN_REVIEW, "");
            table.open(opened.id(), opened.content(), Optional.empty());
            return trail.add(who, "open", draft, opened);
        });
    }

    /** Puts a correction of an edition on the desk. Who wrote it has changed it last. */
    public Verdict correct(Edition corrected, String subject, String text, Person person) {
        if (!person.role().may(Role.WRITER)) {
            return new Refused(corrected, Reason.NOT_ALLOWED);
        }
        try {
            EditionContent content = Pages.notice(corrected.name(), subject, text);
            NewCorrection opening = new NewCorrection(editions, trail, table);
            return new Given(database.atomically(
                    handle -> opening.of(corrected, content, person.address().toString())));
        } catch (ImpossibleChange impossible) {
            return new Refused(corrected, Reason.IMPOSSIBLE);
        }
    }

    /**
     * Approves what a person has seen.
     *
     * @param fingerprint of the content that was seen
     */
    public Verdict approve(Newsletter newsletter, Edition edition, String fingerprint, Person person) {
        return database.atomically(handle -> {
            Edition now = editions.get(edition.id());
            Optional<Reason> against = against(newsletter, now, fingerprint, person);
            return against.isPresent()
                    ? new Refused(now, against.get())
                    : new Given(approve(now, person.address().toString(), name(newsletter, person)));
        });
    }

    private Optional<Reason> against(Newsletter newsletter, Edition now, String fingerprint, Person person) {
        boolean waits = now.state() == EditionState.IN_REVIEW || now.state() == EditionState.HELD;
        if (!person.role().may(Role.EDITOR)) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        if (!waits || !keeps(now)) {
            return Optional.of(Reason.NOT_IN_REVIEW);
        }
        if (!now.content().fingerprint().equals(fingerprint)) {
            return Optional.of(Reason.CHANGED_MEANWHILE);
        }
        boolean own = changedBy(now).equals(Optional.of(person.address().toString()));
        return newsletter.review().fourEyes() && own ? Optional.of(Reason.OWN_CHANGE) : Optional.empty();
    }

    private Optional<String> changedBy(Edition edition) {
        return table.find(edition.id()).flatMap(Review::changedBy);
    }

    /** Readers see the name a person works under, never the address. */
    private static String name(Newsletter newsletter, Person person) {
        return person.mailbox().name().isBlank()
                ? Messages.of("mail", newsletter.language()).text("reviewer.nameless")
                : person.mailbox().name();
    }

    private Edition approve(Edition edition, String by, String name) {
        Edition approved =
                editions.rewrite(edition, edition.content().reviewedBy(Optional.of(name)), EditionState.APPROVED);
        table.approve(edition.id(), new Approval(by, name, approved.content().fingerprint()));
        return trail.add(by, "approve", edition, approved);
    }

    /**
     * Changes what an edition says. Whatever approval it had is void.
     *
     * @param fingerprint of the content the person has before them
     */
    public Verdict change(Edition edition, String fingerprint, Change change, Person person) {
        return database.atomically(handle -> {
            Edition now = editions.get(edition.id());
            Optional<Reason> against = against(now, fingerprint, person);
            if (against.isPresent()) {
                return new Refused(now, against.get());
            }
            try {
                EditionContent before = now.content().reviewedBy(Optional.empty());
                EditionContent after = change.applyTo(before, who(person));
                Set<String> stoodFor = change.applyTo(table.current(now.id()).stoodFor());
                table.advance(now.id(), after, stoodFor, person.address().toString());
                return new Given(rewritten(now, after, change.deed(), person));
            } catch (ImpossibleChange impossible) {
                return new Refused(now, Reason.IMPOSSIBLE);
            }
        });
    }

    /** Takes the last change back that is not taken back yet; the edition is what it was before, to the byte. */
    public Verdict undo(Edition edition, String fingerprint, Person person) {
        return database.atomically(handle -> {
            Edition now = editions.get(edition.id());
            Optional<Reason> against = against(now, fingerprint, person);
            if (against.isEmpty() && table.current(now.id()).parent().isEmpty()) {
                against = Optional.of(Reason.NOTHING_TO_UNDO);
            }
            return against.isPresent()
                    ? new Refused(now, against.get())
                    : new Given(rewritten(
                            now,
                            table.back(now.id(), person.address().toString()).content(),
                            "undo",
                            person));
        });
    }

    private Optional<Reason> against(Edition now, String fingerprint, Person person) {
        if (!person.role().may(Role.WRITER)) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        if (!keeps(now)) {
            return Optional.of(Reason.NOT_IN_REVIEW);
        }
        return now.content().fingerprint().equals(fingerprint)
                ? Optional.empty()
                : Optional.of(Reason.CHANGED_MEANWHILE);
    }

    private Edition rewritten(Edition now, EditionContent after, String deed, Person person) {
        table.disapprove(now.id());
        Edition changed = editions.rewrite(now, after, EditionState.IN_REVIEW);
        Difference difference = Difference.between(now.content(), after);
        trail.add(
                person.address().toString(),
                changed.name(),
                deed,
                AuditedEditions.words(now) + difference.before(),
                AuditedEditions.words(changed) + difference.after());
        return changed;
    }

    private static String who(Person person) {
        String name = person.mailbox().name();
        return name.isBlank() ? person.address().toString() : name;
    }

    /** Says no: the edition is held until somebody changes or approves it. */
    public Verdict reject(Edition edition, String why, Person person) {
        return database.atomically(handle -> {
            Edition now = editions.get(edition.id());
            if (!person.role().may(Role.EDITOR)) {
                return new Refused(now, Reason.NOT_ALLOWED);
            }
            if (!keeps(now) || now.state() == EditionState.HELD) {
                return new Refused(now, Reason.NOT_IN_REVIEW);
            }
            table.disapprove(now.id());
            Edition held = editions.change(
                    now, EditionState.HELD, "rejected by " + person.address() + (why.isBlank() ? "" : ": " + why));
            return new Given(trail.add(person.address().toString(), "reject", now, held));
        });
    }

    /**
     * The edition as it may be sent, {@code APPROVED}; or as it waits for a person, {@code IN_REVIEW} or {@code HELD}.
     *
     * @param atItsHour whether its hour has come, and the newsletter's deadline counts
     */
    public Edition decide(Newsletter newsletter, Edition edition, boolean atItsHour) {
        return database.atomically(handle -> {
            boolean opens = newsletter.review().required() && edition.state() == EditionState.DRAFT;
            return clearance.of(newsletter, opens ? open(edition, AuditTrail.MACHINE) : edition, atItsHour);
        });
    }

    /**
     * The last door: joins the transaction that freezes an edition.
     *
     * @throws NotApproved when a person must approve it and none has approved exactly this
     */
    public void refuseUnapproved(Newsletter newsletter, Edition edition) {
        boolean mayGo = edition.key().kind() == Edition.Kind.WEEK
                ? tellsOnlyWhatWentOut(newsletter, edition)
                : isApproved(newsletter, edition);
        if (!mayGo) {
            throw new NotApproved(edition);
        }
    }

    /** Whether an edition says what a person approved, where one must. */
    public boolean isApproved(Newsletter newsletter, Edition edition) {
        return !newsletter.review().required() || clearance.covers(edition);
    }

    /** A week's best needs no approval of its own: each of its stories must have gone out, approved, in that form. */
    private boolean tellsOnlyWhatWentOut(Newsletter newsletter, Edition week) {
        Instant since = week.date().minusDays(10).atStartOfDay(ZoneOffset.UTC).toInstant();
        Set<Story> wentOut = editions.frozenSince(newsletter.id(), since).stream()
                .filter(edition -> isApproved(newsletter, edition))
                .flatMap(edition -> edition.content().stories().stream())
                .collect(Collectors.toSet());
        return wentOut.containsAll(week.content().stories());
    }

    /** An edition must be approved before it goes out, and is not, or not in this form. */
    public static final class NotApproved extends RuntimeException {

        NotApproved(Edition edition) {
            super("edition " + edition.name() + " is not approved in the form it has now");
        }
    }
}
