package io.omnisql.plugin.salesforce.property;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.types.Predicates;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static io.omnisql.plugin.salesforce.Tables.CONNECTION;
import static io.omnisql.plugin.salesforce.Tables.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole objects, read from both ends, have each row once.
 */
@Tag("large")
final class TestScanProperty
{
    private static final int CASES = 100;
    private static final int PAGE = 2_000;
    private static final RemoteQuery QUERY = Tables.scan(Tables.table("Thing__c", field("Int__c", "int", "FSGAN"))).withColumns(List.of());

    private final long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());

    @Test
    void testObjectsThatStandStill()
    {
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            int size = number % 3 == 0 ? random.nextInt(15) * PAGE : random.nextInt(30_000);
            ChangingObject object = new ChangingObject(random, size, PAGE, 0);
            List<String> read = read(object, size, random);
            assertThat(read.stream().sorted().toList()).describedAs("-Domnisql.property.seed=%s, case %s, size %s", seed, number, size).isEqualTo(List.copyOf(object.unchanged()));
            assertThat(object.requests()).describedAs("-Domnisql.property.seed=%s, case %s, size %s", seed, number, size).isEqualTo(Math.max(1, (size + PAGE - 1) / PAGE));
        }
    }

    @Test
    void testObjectsThatChange()
    {
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            int size = random.nextInt(20_000);
            int counted = random.nextInt(3) == 0 ? random.nextInt(40_000) : size;
            int answer = random.nextBoolean() ? PAGE : 200 + random.nextInt(PAGE);
            ChangingObject object = new ChangingObject(random, size, answer, random.nextInt(400));
            List<String> read = read(object, counted, random);
            Set<String> once = new HashSet<>(read);
            assertThat(once.size()).describedAs("-Domnisql.property.seed=%s, case %s", seed, number).isEqualTo(read.size());
            assertThat(once.containsAll(object.unchanged())).describedAs("-Domnisql.property.seed=%s, case %s", seed, number).isTrue();
        }
    }

    /**
     * The ids that the pages have. What is begun ahead is answered before or after the page itself.
     */
    private List<String> read(ChangingObject object, int counted, Random random)
    {
        RemotePartition whole = new RemotePartition("all rows", Map.of("rows", Integer.toString(counted)));
        Map<RemoteRequest, PageOutcome> begun = new HashMap<>();
        List<String> read = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(planner.firstPage(CONNECTION, QUERY, whole));
        while (next.isPresent()) {
            PageRequest page = next.get();
            Optional<RemoteRequest> ahead = planner.requestAhead(CONNECTION, QUERY, whole, page).filter(request -> !begun.containsKey(request));
            boolean before = random.nextBoolean();
            ahead.filter(_ -> before).ifPresent(request -> begun.put(request, object.answer(request).orElseThrow()));
            Optional<PageOutcome> outcome = Optional.ofNullable(begun.remove(page.request())).or(() -> object.answer(page.request()));
            ahead.filter(_ -> !before).ifPresent(request -> begun.put(request, object.answer(request).orElseThrow()));
            outcome.ifPresent(answer -> answer.lists().get("/records/*/Id").stream().filter(id -> isKept(page, id)).forEach(read::add));
            next = outcome.isPresent()
                    ? planner.nextPage(CONNECTION, QUERY, whole, page, outcome.get())
                    : planner.smallerPage(CONNECTION, QUERY, whole, page);
        }
        return read;
    }

    private static boolean isKept(PageRequest page, String id)
    {
        return page.keep().map(keep -> Predicates.matches((Values) keep.predicates().getFirst(), RemoteValue.of(id))).orElse(true);
    }
}
