package org.presstime.subscriber;

import java.nio.charset.StandardCharsets;

/** Texts that were seen, by a 64-bit hash each: a million of them take 16 MB, and two are mistaken once in 30 million files. */
final class HashedSet {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] slots = new long[1024];
    private int size;

    /** False when it was there already. */
    boolean add(String text) {
        if (size * 2 > slots.length) {
            grow();
        }
        return put(hash(text));
    }

    private boolean put(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /** FNV-1a with a last stir, so that neighbours do not crowd; never 0, which is an empty slot. */
    private static long hash(String text) {
        long hash = OFFSET;
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (letter & 0xff)) * PRIME;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
