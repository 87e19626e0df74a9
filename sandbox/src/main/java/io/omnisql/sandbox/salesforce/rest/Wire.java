package io.omnisql.sandbox.salesforce.rest;

import io.omnisql.sandbox.salesforce.schema.SField;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How values are written.
 */
public final class Wire
{
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter REST_DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final DateTimeFormatter XML_DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final BigDecimal LARGE = BigDecimal.valueOf(10_000_000);
    private static final BigDecimal SMALL = new BigDecimal("0.001");

    private Wire() {}

    /**
     * A number; large and small ones get an exponent, and what is no integer gets a fraction.
     */
    public static String number(SField field, BigDecimal number)
    {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        BigDecimal size = plain.abs();
        if (size.compareTo(LARGE) >= 0 || plain.signum() != 0 && size.compareTo(SMALL) < 0) {
            return scientific(plain);
        }
        boolean isInteger = switch (field.type()) {
            case INT, LONG -> true;
            default -> false;
        };
        return isInteger || plain.scale() > 0 ? plain.toPlainString() : plain.setScale(1).toPlainString();
    }

    private static String scientific(BigDecimal number)
    {
        BigInteger digits = number.unscaledValue().abs();
        String text = digits.toString();
        int exponent = text.length() - 1 - number.scale();
        String fraction = text.length() == 1 ? "0" : text.substring(1);
        return "%s%s.%sE%s".formatted(number.signum() < 0 ? "-" : "", text.charAt(0), fraction, exponent);
    }

    /**
     * @param value not a number and not null
     */
    public static String restText(Object value)
    {
        return value instanceof Instant instant ? REST_DATETIME.format(instant.atOffset(ZoneOffset.UTC)) : common(value);
    }

    /**
     * A value as SOAP and CSV have it.
     *
     * @param value not null
     */
    public static String xmlText(SField field, Object value)
    {
        return switch (value) {
            case Instant instant -> XML_DATETIME.format(instant.atOffset(ZoneOffset.UTC));
            case BigDecimal number -> number(field, number);
            default -> common(value);
        };
    }

    private static String common(Object value)
    {
        return switch (value) {
            case LocalDate date -> DATE.format(date);
            case LocalTime time -> TIME.format(time);
            default -> value.toString();
        };
    }
}
