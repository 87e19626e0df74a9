package io.omnisql.plugin.salesforce.strict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The object Ticket__c, as describe tells of it.
 */
final class TicketDescription
{
    static final String JSON = "{\"name\":\"Ticket__c\",\"label\":\"Ticket\",\"queryable\":true,\"fields\":[%s]}".formatted(List.of(
                    field("Id", "id", 18, false),
                    field("Subject__c", "string", 80, true),
                    field("Priority__c", "int", 0, true),
                    field("Due__c", "date", 0, true)).stream()
            .collect(Collectors.joining(",")));

    private TicketDescription() {}

    private static String field(String name, String type, int length, boolean nillable)
    {
        return """
                {"name":"%s","label":"%s","type":"%s","length":%s,"digits":9,"precision":0,"scale":0,"nillable":%s,"aggregatable":true,"filterable":true,
                "groupable":true,"sortable":true,"calculated":false,"caseSensitive":false,"custom":true,"encrypted":false,"htmlFormatted":false,
                "inlineHelpText":null,"picklistValues":[],"referenceTo":[],"relationshipName":null,"restrictedPicklist":false}""".formatted(name, name, type, length, nillable);
    }

    static String id(int number)
    {
        return "a0X%012dEAA".formatted(number);
    }

    static String row(int number)
    {
        return "{\"attributes\":{\"type\":\"Ticket__c\",\"url\":\"/services/data/v65.0/sobjects/Ticket__c/%1$s\"},\"Id\":\"%1$s\"}".formatted(id(number));
    }
}
