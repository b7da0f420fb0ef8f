package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerCursor;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.Filter;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.input.TestPseudonyms;
import tn.segmentation.store.run.RunErasure.Found;

class RunErasureTest {

    private static final int MANY = 3000;

    /** One customer in so many is asked for by its id. */
    private static final int EVERY = 9;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void takesOneCustomerOutAndLeavesAllOthersAsTheyWere(AssignmentFormat format) throws Exception {
        RunFolder run = CustomerRuns.ofMany(folder.resolve("run"), format, MANY);
        List<Customer> before = customers(run);
        String gone = CustomerRuns.id(1234);

        assertThat(erase(run, gone)).isEqualTo(new Found(1, 0));

        RunFolder after = RunFolder.open(run.path());
        after.verify();
        assertThat(after.erased()).isEqualTo(1);
        assertThat(customers(after))
                .isEqualTo(before.stream()
                        .filter(customer -> !customer.id().equals(gone))
                        .toList());
        try (CustomerQueries queries = CustomerQueries.open(after, TestPseudonyms.OURS, folder.resolve("scratch"))) {
            assertThat(queries.customer(gone)).isEmpty();
            for (int row = 0; row < MANY; row += EVERY) {
                Customer customer = before.get(row);
                if (!customer.id().equals(gone)) {
                    assertThat(queries.customer(customer.id())).contains(customer);
                }
            }
        }
        assertThat(children()).containsExactlyInAnyOrder("run", "scratch");
    }

    @Test
    void takesOutOneAfterTheOther() {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);

        erase(run, "21622000002");
        erase(RunFolder.open(run.path()), "21650000003");

        RunFolder after = RunFolder.open(run.path());
        after.verify();
        assertThat(after.erased()).isEqualTo(2);
        assertThat(customers(after)).extracting(Customer::id).containsExactly("21699000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+216 22 000 002", "22000002", "0021622000002", "٢١٦٢٢٠٠٠٠٠٢"})
    void knowsTheCustomerInEveryForm(String id) {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.PARQUET);

        assertThat(erase(run, id)).isEqualTo(new Found(1, 0));
    }

    @Test
    void takesOutWhatWasRejectedToo() throws IOException {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.PARQUET);
        assertThat(Files.readString(run.path().resolve("rejects.csv"))).contains("21611111111");

        assertThat(erase(run, "21611111111")).isEqualTo(new Found(0, 1));

        RunFolder after = RunFolder.open(run.path());
        after.verify();
        assertThat(after.erased()).isEqualTo(1);
        assertThat(Files.readString(run.path().resolve("rejects.csv")))
                .isEqualTo("\uFEFFline,column,value,reason,message,record\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21699999999", "2", "", "=1+1", "' OR 1=1 --"})
    void doesNotTouchARunThatTheCustomerIsNotIn(String id) {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);

        assertThat(erase(run, id).isNothing()).isTrue();

        assertThat(run.isCurrent()).isTrue();
        assertThat(children()).containsExactly("run");
    }

    @Test
    void saysThatAFolderIsNoLongerTheOneThatWasOpened() {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);
        assertThat(run.isCurrent()).isTrue();

        erase(run, "21622000002");

        assertThat(run.isCurrent()).isFalse();
        assertThat(RunFolder.open(run.path()).isCurrent()).isTrue();
    }

    @Test
    void leavesTheRunAsItWasWhenADamageIsInTheWay() throws Exception {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.PARQUET);
        Files.writeString(run.ids(), "no Parquet");

        assertThatThrownBy(() -> erase(run, "21622000002")).isInstanceOf(UnpublishableRun.class);

        assertThat(run.isCurrent()).isTrue();
        assertThat(children()).containsExactly("run");
    }

    /** What is written anew would be vouched for anew, with the damage in it. */
    @Test
    void writesNoRunAnewOfWhichABitHasChanged() throws Exception {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);
        Path table = run.path().resolve("assignments.csv");
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length - 2] ^= 1;
        Files.write(table, bytes);

        assertThatThrownBy(() -> erase(run, "21622000002")).isInstanceOf(DamagedRun.class);

        assertThat(run.isCurrent()).isTrue();
        assertThat(Files.readAllBytes(table)).isEqualTo(bytes);
        assertThat(children()).containsExactly("run");
    }

    /** The process was killed between putting the run aside and putting its successor in its place. */
    @Test
    void putsBackARunThatAKilledProcessHasPutAside() throws Exception {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);
        Files.move(run.path(), folder.resolve(".run.replaced"), StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectory(folder.resolve(".run.999999-1.tmp"));

        RunDraft.removeAbandoned(folder);

        assertThat(children()).containsExactly("run");
        RunFolder.open(run.path()).verify();
    }

    /** The process was killed before it removed what the successor stands for. */
    @Test
    void removesARunThatAKilledProcessHasReplaced() throws Exception {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);
        RunFolder old = CustomerRuns.ofThree(folder.resolve("old"), AssignmentFormat.BOTH);
        Files.move(old.path(), folder.resolve(".run.replaced"), StandardCopyOption.ATOMIC_MOVE);

        RunDraft.removeAbandoned(folder);

        assertThat(children()).containsExactly("run");
        assertThat(run.isCurrent()).isTrue();
    }

    @Test
    void leavesARunAloneThatALivingProcessReplaces() throws Exception {
        RunFolder run = CustomerRuns.ofThree(folder.resolve("run"), AssignmentFormat.BOTH);
        Path draft = Files.createDirectory(folder.resolve(DraftOwner.nameDraft("run")));
        Files.move(run.path(), folder.resolve(".run.replaced"), StandardCopyOption.ATOMIC_MOVE);

        RunDraft.removeAbandoned(folder);

        assertThat(children()).containsExactlyInAnyOrder(".run.replaced", String.valueOf(draft.getFileName()));
    }

    @Test
    void canBeOpenedAllTheTime() throws Exception {
        RunFolder run = CustomerRuns.ofMany(folder.resolve("run"), AssignmentFormat.PARQUET, MANY);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Long> opened = reader.submit(() -> {
                long count = 0;
                for (boolean last = false; !last; count++) {
                    last = done.get();
                    RunFolder.open(run.path()).verify();
                }
                return count;
            });
            for (int row = 0; row < 20; row++) {
                erase(RunFolder.open(run.path()), CustomerRuns.id(row));
            }
            done.set(true);

            assertThat(opened.get()).isPositive();
        } finally {
            reader.shutdownNow();
        }
        assertThat(RunFolder.open(run.path()).erased()).isEqualTo(20);
    }

    private static Found erase(RunFolder run, String id) {
        return new RunErasure(run, SoughtId.of(id), TestPseudonyms.OURS, 256L << 20, 2).erase();
    }

    private List<Customer> customers(RunFolder run) {
        List<Customer> all = new ArrayList<>();
        try (CustomerQueries queries = CustomerQueries.open(run, TestPseudonyms.OURS, folder.resolve("scratch"));
                CustomerCursor cursor = queries.all(Filter.EVERYBODY)) {
            for (Customer customer = cursor.next(); customer != null; customer = cursor.next()) {
                all.add(customer);
            }
        }
        return all;
    }

    private List<String> children() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
