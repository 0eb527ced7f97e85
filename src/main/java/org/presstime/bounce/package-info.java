/**
 * Mails that come in: for now those by which readers leave.
 *
 * <p>In come saved mails, all of them hostile; out go subscriptions that ended. It refuses everything that does not carry a
 * token of ours in its subject; texts are not looked at, for returned mail quotes ours. Held by {@code LeavingMailsTest}.
 */
@NullMarked
package org.presstime.bounce;

import org.jspecify.annotations.NullMarked;
