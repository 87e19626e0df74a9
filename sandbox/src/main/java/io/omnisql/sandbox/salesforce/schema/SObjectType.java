package io.omnisql.sandbox.salesforce.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An object of an organisation: a table.
 */
public final class SObjectType
{
    private final String name;
    private final String label;
    private final String labelPlural;
    private final String keyPrefix;
    private final boolean queryable;
    private final Sharing sharing;
    private final Sharing externalSharing;
    private final List<SField> fields;
    private final Map<String, Integer> positions;
    private final Map<String, SField> relationships;

    /**
     * Who sees an object's rows.
     *
     * @param parentField the reference whose target decides, null when the rows decide for themselves
     */
    public record Sharing(Kind kind, String parentField)
    {
        public static final Sharing PUBLIC = new Sharing(Kind.PUBLIC, null);
        public static final Sharing OWNER = new Sharing(Kind.OWNER, null);

        public enum Kind
        {
            PUBLIC,
            OWNER,
            PARENT,
        }

        public static Sharing controlledBy(String parentField)
        {
            return new Sharing(Kind.PARENT, parentField);
        }
    }

    private SObjectType(String name, String label, String labelPlural, String keyPrefix, boolean queryable, Sharing sharing, Sharing externalSharing, List<SField> fields)
    {
        this.name = name;
        this.label = label;
        this.labelPlural = labelPlural;
        this.keyPrefix = keyPrefix;
        this.queryable = queryable;
        this.sharing = sharing;
        this.externalSharing = externalSharing;
        this.fields = List.copyOf(fields);
        this.positions = IntStream.range(0, fields.size()).boxed().collect(Collectors.toMap(i -> lower(fields.get(i).name()), Function.identity()));
        this.relationships = fields.stream()
                .filter(field -> field.relationship().isPresent())
                .collect(Collectors.toMap(field -> lower(field.relationshipName()), Function.identity()));
    }

    private static String lower(String text)
    {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * An object of which every row is for everyone.
     *
     * @param keyPrefix the three characters that ids of its rows start with
     */
    public static SObjectType of(String name, String keyPrefix, List<SField> fields)
    {
        String bare = (name.endsWith("__c") ? name.substring(0, name.length() - 3) : name).replace('_', ' ');
        String plural = bare.endsWith("y") ? bare.substring(0, bare.length() - 1) + "ies" : bare + "s";
        return new SObjectType(name, bare, plural, keyPrefix, true, Sharing.PUBLIC, Sharing.PUBLIC, fields);
    }

    /**
     * A custom object with the fields that every such object has: Id, IsDeleted, Name, OwnerId and the audit fields.
     */
    public static SObjectType custom(String name, String keyPrefix, List<SField> customFields)
    {
        if (!name.endsWith("__c")) {
            throw new IllegalArgumentException("The name of a custom object ends with __c, unlike " + name);
        }
        List<SField> fields = new ArrayList<>();
        fields.add(SField.id());
        fields.add(SField.reference("OwnerId", "Owner", "User").required());
        fields.add(SField.bool("IsDeleted").readOnly());
        fields.add(SField.string("Name", 80).with(FieldFlag.NAME_FIELD));
        fields.addAll(SystemFields.AUDIT);
        fields.addAll(customFields);
        return of(name, keyPrefix, fields);
    }

    public SObjectType shared(Sharing newSharing)
    {
        return new SObjectType(name, label, labelPlural, keyPrefix, queryable, newSharing, newSharing, fields);
    }

    /**
     * What users outside of the organisation see. No user of the sandbox is one.
     */
    public SObjectType sharedOutside(Sharing newSharing)
    {
        return new SObjectType(name, label, labelPlural, keyPrefix, queryable, sharing, newSharing, fields);
    }

    public SObjectType withField(SField field)
    {
        return new SObjectType(name, label, labelPlural, keyPrefix, queryable, sharing, externalSharing, Stream.concat(fields.stream(), Stream.of(field)).toList());
    }

    public SObjectType notQueryable()
    {
        return new SObjectType(name, label, labelPlural, keyPrefix, false, sharing, externalSharing, fields);
    }

    /**
     * The position of a field in rows, without regard to case.
     *
     * @return -1 when there is no such field
     */
    public int position(String fieldName)
    {
        return positions.getOrDefault(lower(fieldName), -1);
    }

    public Optional<SField> field(String fieldName)
    {
        int position = position(fieldName);
        return position < 0 ? Optional.empty() : Optional.of(fields.get(position));
    }

    /**
     * The reference behind the name of a relationship to a parent.
     */
    public Optional<SField> relationship(String relationshipName)
    {
        return Optional.ofNullable(relationships.get(lower(relationshipName)));
    }

    public Optional<SField> nameField()
    {
        return fields.stream().filter(field -> field.is(FieldFlag.NAME_FIELD)).findFirst();
    }

    public String name()
    {
        return name;
    }

    public String label()
    {
        return label;
    }

    public String labelPlural()
    {
        return labelPlural;
    }

    public String keyPrefix()
    {
        return keyPrefix;
    }

    public boolean queryable()
    {
        return queryable;
    }

    public boolean isCustom()
    {
        return name.endsWith("__c");
    }

    public Sharing sharing()
    {
        return sharing;
    }

    public Sharing externalSharing()
    {
        return externalSharing;
    }

    public List<SField> fields()
    {
        return fields;
    }

    @Override
    public String toString()
    {
        return name;
    }
}
