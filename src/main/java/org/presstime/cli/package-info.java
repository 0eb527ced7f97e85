/**
 * The commands: what a person or a script says to Presstime, and what it answers.
 *
 * <p>In come arguments; out go lines for people or, with {@code --json}, one JSON object a line, and an exit code: 0
 * done, 1 failed, 2 wrong usage or configuration, 3 nothing sent and that is right. It refuses wrong usage before it
 * touches anything. Held by {@code MainTest}, {@code KillTest} and
 * {@code SubscribersCommandTest}.
 */
@NullMarked
package org.presstime.cli;

import org.jspecify.annotations.NullMarked;
