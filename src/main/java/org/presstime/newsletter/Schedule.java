package org.presstime.newsletter;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When an edition is due.
 *
 * @param cron a Quartz cron expression of six or seven fields, read in {@code zone}
 * @param zone the newsletter's own time zone
 * @param latest how long after its hour an edition may still start; later it is held. Positive.
 */
public record Schedule(String cron, ZoneId zone, Duration latest) {}
