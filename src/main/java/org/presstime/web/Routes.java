package org.presstime.web;

import io.javalin.config.RoutesConfig;

/** Some pages of the server, and the addresses they answer at. */
public interface Routes {

    /** Adds the routes; once, before the server starts. */
    void addTo(RoutesConfig routes);
}
