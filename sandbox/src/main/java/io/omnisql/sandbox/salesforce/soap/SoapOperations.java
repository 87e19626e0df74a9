package io.omnisql.sandbox.salesforce.soap;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.evaluate.QueryEngine;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.rest.Cursors;
import io.omnisql.sandbox.salesforce.rest.Paging;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.soql.Soql;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The operations that only read.
 */
final class SoapOperations
{
    private static final int MOST_DESCRIPTIONS = 100;
    private static final int DEFAULT_BATCH = 500;

    private final Cursors cursors;
    private final Clock clock;

    SoapOperations(Cursors cursors, Clock clock)
    {
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * What is inside the response's element.
     */
    String answer(Element envelope, Element operation, Exchange exchange)
    {
        Session session = exchange.session();
        return switch (operation.getLocalName()) {
            case "query" -> query(envelope, operation, exchange, false);
            case "queryAll" -> query(envelope, operation, exchange, true);
            case "queryMore" -> page(cursors.next(session, argument(operation, "queryLocator")));
            case "describeGlobal" -> SoapDescribe.global(session.context(false));
            case "describeSObjects" -> describe(session.context(false), operation);
            case "describeSObject" -> "<result>%s</result>".formatted(describe(session.context(false), argument(operation, "sObjectType")));
            case "getServerTimestamp" -> "<result><timestamp>%s</timestamp></result>".formatted(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            case "getUserInfo" -> userInfo(session);
            default -> throw ApiException.of(500, "INVALID_OPERATION", "The sandbox knows no operation " + operation.getLocalName());
        };
    }

    private static String argument(Element operation, String name)
    {
        return Xml.child(operation, name).map(Element::getTextContent).orElseThrow(() -> ApiException.of(500, "UNKNOWN_EXCEPTION", "The operation needs an element " + name));
    }

    private String query(Element envelope, Element operation, Exchange exchange, boolean includeDeleted)
    {
        String statement = argument(operation, "queryString");
        exchange.statement(statement);
        QueryResult result = QueryEngine.run(exchange.session().context(includeDeleted), Soql.parse(statement));
        return switch (result) {
            case QueryResult.Count(int size) -> "<result xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/><size>%s</size></result>".formatted(size);
            case QueryResult.Groups groups -> "<result xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>%s<size>%s</size></result>".formatted(
                    groups.rows().stream().map(row -> SoapRecords.group(groups, row)).collect(Collectors.joining()), groups.size());
            case QueryResult.Records records -> page(cursors.open(exchange.session(), records, Math.min(batchSize(envelope), Paging.largest(records))));
        };
    }

    private static int batchSize(Element envelope)
    {
        int size = Xml.child(envelope, "Header")
                .flatMap(header -> Xml.child(header, "QueryOptions"))
                .flatMap(options -> Xml.child(options, "batchSize"))
                .map(Element::getTextContent)
                .map(Integer::parseInt)
                .orElse(DEFAULT_BATCH);
        if (size < Paging.SMALLEST || size > Paging.LARGEST) {
            throw ApiException.rejected("INVALID_BATCH_SIZE", "The batch size is a number from 200 to 2000");
        }
        return size;
    }

    private static String page(Cursors.Page page)
    {
        String rows = page.result().rows().subList(page.from(), page.to()).stream().map(row -> SoapRecords.record(page.result(), row)).collect(Collectors.joining());
        return "<result xsi:type=\"QueryResult\"><done>%s</done>%s%s<size>%s</size></result>".formatted(page.locator() == null, Xml.element("queryLocator", page.locator()), rows, page.result().size());
    }

    private static String describe(QueryContext context, Element operation)
    {
        List<String> names = new ArrayList<>();
        for (Node node = operation.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals("sObjectType")) {
                names.add(element.getTextContent());
            }
        }
        if (names.size() > MOST_DESCRIPTIONS) {
            throw ApiException.of(500, "EXCEEDED_MAX_TYPES_LIMIT", "No more than 100 objects can be described at once");
        }
        return names.stream().map(name -> "<result>%s</result>".formatted(describe(context, name))).collect(Collectors.joining());
    }

    private static String describe(QueryContext context, String name)
    {
        SObjectType type = context.type(name).orElseThrow(() -> ApiException.of(500, "INVALID_TYPE", "sObject type '%s' is not supported.".formatted(name)));
        return SoapDescribe.object(context, type);
    }

    private static String userInfo(Session session)
    {
        return """
               <result><accessibilityMode>false</accessibilityMode><chatterExternal>false</chatterExternal><currencySymbol>$</currencySymbol>\
               <orgAttachmentFileSizeLimit>5242880</orgAttachmentFileSizeLimit><orgDefaultCurrencyIsoCode>USD</orgDefaultCurrencyIsoCode>\
               <orgDefaultCurrencyLocale>en_US</orgDefaultCurrencyLocale><orgDisallowHtmlAttachments>false</orgDisallowHtmlAttachments><orgHasPersonAccounts>false</orgHasPersonAccounts>\
               <organizationId>%s</organizationId><organizationMultiCurrency>false</organizationMultiCurrency><organizationName>%s</organizationName><profileId>%s</profileId><roleId xsi:nil="true"/>\
               <sessionSecondsValid>7200</sessionSecondsValid><userDefaultCurrencyIsoCode xsi:nil="true"/><userEmail>%s</userEmail><userFullName>%s</userFullName><userId>%s</userId>\
               <userLanguage>en_US</userLanguage><userLocale>en_US</userLocale><userName>%s</userName><userTimeZone>Europe/Berlin</userTimeZone><userType>Standard</userType><userUiSkin>Theme3</userUiSkin></result>""".formatted(
                session.org().id(), session.org().name(), session.user().id().replaceFirst("005", "00e"), session.user().email(), session.user().name(), session.user().id(), session.user().username());
    }
}
