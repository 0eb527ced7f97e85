package org.presstime.web.reader;

import io.javalin.http.Context;
import java.util.List;

/** Who sends a form: the network address, as far as it can be trusted. */
final class Clients {

    private static final int PREFIX_GROUPS = 4;

    private final List<String> proxies;

    /** Believes what these web servers say of their clients. */
    Clients(List<String> proxies) {
        this.proxies = proxies;
    }

    /** The address of the client; behind a trusted proxy the one that it saw, which is the last in the header. */
    String address(Context context) {
        String peer = context.req().getRemoteAddr().replaceAll("^\\[|]$", "");
        if (!proxies.contains(plain(peer))) {
            return plain(peer);
        }
        String forwarded = context.header("X-Forwarded-For");
        String last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.matches("[0-9A-Fa-f:.]{3,45}") ? plain(last) : plain(peer);
    }

    /** What one customer of a network has: an IPv4 address, or a /64 of IPv6. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split("::", 2)[0].split(":", -1);
        return String.join(":", List.of(groups).subList(0, Math.min(groups.length, PREFIX_GROUPS))) + "::/64";
    }

    private static String plain(String address) {
        return address.equals("0:0:0:0:0:0:0:1") ? "::1" : address;
    }
}
