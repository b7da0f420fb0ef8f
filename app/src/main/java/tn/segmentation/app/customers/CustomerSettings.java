package tn.segmentation.app.customers;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.Runs;

/** What the web application needs to show customers. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class CustomerSettings {

    @Bean
    CustomerTokens customerTokens(Configuration configuration) {
        return new CustomerTokens(configuration.customerKey());
    }

    @Bean
    CustomerViews customerViews(CustomerTokens tokens, Configuration configuration) {
        return new CustomerViews(tokens, configuration.masksIds());
    }

    @Bean
    Customers customers(RunSource source, Configuration configuration, CustomerTokens tokens) throws IOException {
        Path own = Customers.scratch(configuration);
        removeAbandoned(requireNonNull(own.getParent()));
        Customers customers = new Customers(source, Runs.open(configuration), tokens, own);
        customers.begin();
        return customers;
    }

    /** A server that was killed leaves its folder, which is called by the number of its process. */
    private static void removeAbandoned(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> found = Files.list(all)) {
            folders = found.toList();
        }
        for (Path folder : folders) {
            String process = String.valueOf(folder.getFileName());
            boolean isOurs = process.matches("[0-9]{1,18}");
            if (isOurs && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
