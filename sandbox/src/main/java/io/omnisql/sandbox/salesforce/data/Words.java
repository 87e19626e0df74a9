package io.omnisql.sandbox.salesforce.data;

import java.util.List;

/**
 * Words that the generated rows are made of.
 */
final class Words
{
    static final List<String> FIRST_NAMES = List.of("Ada", "Bruno", "Chiara", "Diego", "Edith", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kirsten", "Liam", "Mai", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sven", "Tara");
    static final List<String> LAST_NAMES = List.of("Abel", "Brandt", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen", "Kovacs", "Lindqvist", "Moreau", "Nakamura", "O'Brien", "Petrov", "Quinn", "Rossi", "Schäfer", "Tanaka", "d'Arcy", "Ünal");
    static final List<String> COMPANY_STEMS = List.of("Aurora", "Basalt", "Cobalt", "Delta", "Ember", "Falcon", "Granite", "Harbor", "Indigo", "Juniper", "Kestrel", "Lumen", "Meridian", "Nimbus", "Onyx", "Pioneer", "Quartz", "Ridge", "Summit", "Tundra", "apex", "ZENITH", "O'Hara", "50% Off", "Under_Score");
    static final List<String> COMPANY_KINDS = List.of("Foods", "Logistics", "Energy", "Software", "Textiles", "Robotics", "Clinics", "Media", "Metals", "Travel", "foods", "ENERGY");
    static final List<String> COMPANY_FORMS = List.of("Inc", "GmbH", "Ltd", "S.A.", "KK", "plc");
    static final List<String> CITIES = List.of("Berlin", "Lyon", "Osaka", "Porto", "Boston", "Pune", "Oslo", "Quito", "Perth", "Cairo");
    static final List<String> COUNTRIES = List.of("Germany", "France", "Japan", "Portugal", "USA", "India", "Norway", "Ecuador", "Australia", "Egypt");
    static final List<String> NOTES = List.of("Asked for a second offer.", "Waits for the budget of next year.", "Met at the fair; wants a demonstration.", "Renewal is due, call before the summer.", "Complained about the \"late\" delivery,\nthen calmed down.", "Prefers e-mail, never calls.");

    private Words() {}
}
