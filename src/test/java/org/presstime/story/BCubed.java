package org.presstime.story;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How well groups match events, by the mean over articles (BCubed). */
record BCubed(double precision, double recall) {

    /** Scores groups of articles of which each has one event. */
    static <T> BCubed of(List<List<T>> groups, Map<T, String> events) {
        Map<String, Long> sizes =
                events.values().stream().collect(Collectors.groupingBy(event -> event, Collectors.counting()));
        double precision = 0;
        double recall = 0;
        for (List<T> group : groups) {
            Map<String, Long> here = group.stream().collect(Collectors.groupingBy(events::get, Collectors.counting()));
            for (Map.Entry<String, Long> event : here.entrySet()) {
                double right = (double) event.getValue() * event.getValue();
                precision += right / group.size();
                recall += right / sizes.get(event.getKey());
            }
        }
        return new BCubed(precision / events.size(), recall / events.size());
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    @Override
    public String toString() {
        return String.format("P %.3f  R %.3f  F1 %.3f", precision, recall, f1());
    }
}
