package org.presstime.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of an address that only say where a reader came from. A name that could mean something to a page, such as
 * {@code id}, {@code p} or {@code source}, is not among them, unless its value gives it away.
 */
final class TrackingParameters {

    private static final List<String> FAMILIES = List.of(
            "utm_",
            "utm-",
            "mc_",
            "mtm_",
            "matomo_",
            "piwik_",
            "hsa_",
            "_hs",
            "__hs",
            "elq",
            "fb_action_",
            "gad_",
            "guce_",
            "wt.",
            "wt_mc",
            "_branch_",
            "at_custom",
            "at_link",
            "at_recipient");
    private static final Set<String> NAMES =
            Set.of(("fbclid fb_source fb_ref gclid gclsrc gbraid wbraid dclid srsltid _ga _gl"
                            + " msclkid yclid ymclid _openstat igshid igsh twclid ttclid li_fat_id ref_src ref_url mkt_tok"
                            + " vero_id vero_conv oly_anon_id oly_enc_id rb_clickid s_cid ncid cmpid ocid icid itid smid smtyp"
                            + " xtor xtref mbid guccounter trk trkinfo trkcampaign hootpostid sr_share taid tpcc sref leadsource"
                            + " intcmp int_cmp at_medium at_campaign at_format at_bbc_team at_ptr_name at_send_date at_platform"
                            + " at_variant at_creation wickedid dm_i epik cvid oicd soc_src soc_trk pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content"
                            + " ns_mchannel ns_source ns_campaign ns_linkname ns_fee sc_campaign sc_channel sc_medium"
                            + " phpsessid jsessionid aspsessionid amp_js_v amp_gsa amp_ct usqp")
                    .split(" "));
    private static final Set<String> ORIGINS = Set.of(
            "source", "src", "ref", "referrer", "from", "via", "partner", "emc", "medium", "traffic_source", "mod");
    private static final Pattern FEED_VALUE = Pattern.compile("rss([_-].*|\\d.*)?|feeds?|atom|newsletter|feedburner");

    private TrackingParameters() {}

    /** Whether a parameter, {@code name=value} as it stands in an address, is one of them. */
    static boolean contain(String parameter) {
        String[] parts = parameter.split("=", 2);
        String name = parts[0].toLowerCase(Locale.ROOT).replace("%5f", "_").replace("%2e", ".");
        String value = parts.length == 1 ? "" : parts[1].toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                || FAMILIES.stream().anyMatch(name::startsWith)
                // The Guardian's; in lower case it could be anything.
                || parts[0].equals("CMP")
                || (ORIGINS.contains(name) && FEED_VALUE.matcher(value).matches());
    }
}
