package io.omnisql.plugin.salesforce.auth;

import static java.util.Locale.ROOT;

/**
 * Says what to do about a refused exchange. Salesforce's own descriptions are matched, and those that are not known are left out:
 * they may quote what was sent.
 */
final class OauthErrors
{
    private OauthErrors() {}

    static String message(String error, String description)
    {
        String text = description.toLowerCase(ROOT);
        return switch (error) {
            case "invalid_client_id" -> "Salesforce does not know the client id; take it from the External Client App, and use the URL of the org that the app is in";
            case "invalid_client" -> text.contains("identifier")
                    ? message("invalid_client_id", description)
                    : "Salesforce does not accept the client secret; take it from the External Client App";
            case "invalid_grant" -> invalidGrant(text);
            case "unsupported_grant_type", "invalid_app_access" -> "the External Client App does not allow this way to log in (%s); enable it in the app's OAuth settings".formatted(error);
            case "unauthorized_client" -> "the External Client App does not allow this client (unauthorized_client); enable the flow in the app's OAuth settings";
            case "inactive_user" -> "the Salesforce user is inactive";
            case "inactive_org" -> "the Salesforce org is locked or closed";
            case "rate_limit_exceeded" -> "there were too many logins; wait some minutes";
            case "" -> "Salesforce gives no reason; check that the connection's URL is the org's My Domain";
            default -> error.matches("[a-z_]{1,40}") ? "Salesforce says " + error : "Salesforce gives no known reason";
        };
    }

    private static String invalidGrant(String description)
    {
        if (description.contains("audience")) {
            return "the assertion's audience is not the one that this org expects; set the property 'audience' to https://login.salesforce.com, https://test.salesforce.com or the site's URL";
        }
        if (description.contains("approved") || description.contains("admin has not") || description.contains("not admin approved")) {
            return "the user has not approved the External Client App; pre-authorize the user's profile or permission set in the app's policies";
        }
        if (description.contains("no client credentials user")) {
            return "the External Client App has no user to run as; set one in its client credentials policy";
        }
        if (description.contains("not supported on this domain")) {
            return "this domain issues no tokens this way; set the URL to the org's My Domain, https://MyDomain.my.salesforce.com";
        }
        if (description.contains("refresh token")) {
            return "the refresh token is expired or revoked; log in anew and set another one";
        }
        if (description.contains("assertion") || description.contains("authorization code")) {
            return "Salesforce does not accept the assertion; check that the private key belongs to the app's certificate, the username, and this machine's clock";
        }
        if (description.contains("user") || description.contains("authentication failure")) {
            return "Salesforce does not let the user in; check the username, that the user is active, and the login restrictions of its profile";
        }
        return "Salesforce does not accept the credentials (invalid_grant)";
    }
}
