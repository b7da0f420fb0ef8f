package tn.segmentation.app.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.store.customers.Customer;

/** No more of an id is shown than its end, and never as much as would lead to somebody. */
class CustomerViewsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "21622000056, ••••••••056",
        "22000056, ••••••56",
        "C-0001, ••••01",
        "12345, ••••5",
        "ab, ••",
        "7, •",
        "زبون-17, •••••17",
        "😀😀😀😀😀😀, ••••😀😀"
    })
    void showsTheEndOfAnId(String id, String shown) {
        assertThat(CustomerViews.masked(id)).isEqualTo(shown);
    }

    @Test
    void showsIdsWholeWhereTheOperatorSaysSo() {
        CustomerView whole = views(false).of(customer("21622000056", 7), List.of());

        assertThat(whole.id()).isEqualTo("21622000056");
        assertThat(whole.masked()).isFalse();
        assertThat(whole.token())
                .isEqualTo(views(true).of(customer("21622000056", 7), List.of()).token());
    }

    @Test
    void hidesNoNumberOfALine() {
        assertThat(views(true).of(customer("1234567", 1_234_567), List.of()).id())
                .isEqualTo("1234567");
        assertThat(views(true).of(customer("1234567", 1_234_568), List.of()).masked())
                .isTrue();
    }

    private CustomerViews views(boolean masks) {
        return new CustomerViews(new CustomerTokens(folder.resolve("key")), masks);
    }

    private static Customer customer(String id, long line) {
        return new Customer(id, List.of(), line, List.of(), "S1", 0.5f, "S2");
    }
}
