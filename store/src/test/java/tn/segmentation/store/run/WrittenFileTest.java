package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.store.input.Sha256;

class WrittenFileTest {

    @TempDir
    Path folder;

    @Test
    void knowsItsSizeAndItsSum() throws Exception {
        Path path = Files.writeString(folder.resolve("file"), "what was there before, and longer than what comes");
        byte[] bytes = new byte[20 << 20];
        new Random(1).nextBytes(bytes);
        try (WrittenFile file = new WrittenFile(path)) {
            file.write(bytes, 5, 3);
            file.write(bytes, 8, bytes.length - 8);
            file.finish();
            file.awaitDisk();

            assertThat(file.size()).isEqualTo(bytes.length - 5).isEqualTo(Files.size(path));
            assertThat(file.sha256()).isEqualTo(Sha256.of(path));
            assertThat(file.name()).isEqualTo("file");
        }
    }

    @Test
    void saysWhichFileFoundTheDiskFull() throws Exception {
        try (WrittenFile file = new WrittenFile(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> file.write(new byte[1], 0, 1))
                    .isInstanceOfSatisfying(
                            FileSystemException.class,
                            e -> assertThat(e.getFile()).isEqualTo("/dev/full"))
                    .satisfies(e -> assertThat(Disk.refusal(Path.of("/dev/full"), folder, (FileSystemException) e)
                                    .code())
                            .isEqualTo("disk_full"));
        }
    }

    @Test
    void saysThatTheDiskTookNothing() throws Exception {
        // a device has no disk to bring its bytes to, and the system says so
        try (WrittenFile file = new WrittenFile(Path.of("/dev/null"))) {
            file.write(new byte[1], 0, 1);
            file.finish();

            assertThatThrownBy(file::awaitDisk).isInstanceOfSatisfying(FileSystemException.class, e -> {
                assertThat(e.getFile()).isEqualTo("/dev/null");
                assertThat(e.getReason()).isEqualTo("Invalid argument");
            });
        }
    }
}
