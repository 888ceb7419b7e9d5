package dev.oriel.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.server.runtime.CacheFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class RunFolderTest {
    @TempDir
    private Path temporary = Path.of("");

    private CacheFolder cache() {
        return CacheFolder.of(Map.of("XDG_CACHE_HOME", temporary.toString()));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isPrivateAndVanishes() throws IOException {
        Path file;
        try (RunFolder folder = RunFolder.create(cache(), 42)) {
            file = folder.write("sam", "secret");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(folder.path(""))).isEqualTo("rwx------");
            assertThat(permissions(folder.writeScript("terminal", "#!/bin/sh\n")))
                    .isEqualTo("rwx------");
            assertThat(file).startsWith(temporary.resolve("oriel/embedded/42"));
        }
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void removesWhatAKilledGatewayHasLeftButNothingOfOneThatLives() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            RunFolder alive = RunFolder.create(cache(), other.pid());
            Path kept = alive.write("Xauthority", "x");
            Path abandoned = cache().privateFolder("embedded/999999999");
            Files.writeString(abandoned.resolve("sam"), "x");
            RunFolder.create(cache(), ProcessHandle.current().pid()).close();
            assertThat(abandoned).doesNotExist();
            assertThat(kept).exists();
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    @Test
    void writesAnAccessFileForEveryDisplay() throws IOException {
        try (RunFolder folder = RunFolder.create(cache(), 43)) {
            ByteBuffer entry = ByteBuffer.wrap(Files.readAllBytes(folder.writeXauthority(new SecureRandom())));
            assertThat(entry.getShort() & 0xFFFF).isEqualTo(0xFFFF);
            assertThat(entry.getShort()).isZero();
            assertThat(entry.getShort()).isZero();
            byte[] method = new byte[entry.getShort()];
            entry.get(method);
            assertThat(new String(method, StandardCharsets.US_ASCII)).isEqualTo("MIT-MAGIC-COOKIE-1");
            assertThat(entry.getShort()).isEqualTo((short) 16);
            assertThat(entry.remaining()).isEqualTo(16);
        }
    }

    @Test
    void hashesPasswordsAsHostsDo() {
        // winpr-hash -u oriel -p password -f sam
        assertThat(NtlmHash.samLine("oriel", "password")).isEqualTo("oriel:::8846f7eaee8fb117ad06bdd830b7586c:::\n");
    }

    @Test
    void writesMenusThatAreXmlWhateverThePrograms() throws Exception {
        Path strange = Path.of("/opt/a & b/<edit>");
        String menu = OpenboxFiles.menu("\"/x/terminal\"", List.of(new Programs.MenuItem("Edit & go", strange)));
        String settings = OpenboxFiles.settings(Path.of("/cache/a&b/menu.xml"));
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var commands =
                builder.parse(new InputSource(new java.io.StringReader(menu))).getElementsByTagName("command");
        assertThat(commands.item(1).getTextContent()).isEqualTo("\"/opt/a & b/<edit>\"");
        var files = builder.parse(new InputSource(new java.io.StringReader(settings)))
                .getElementsByTagName("file");
        assertThat(files.item(0).getTextContent()).isEqualTo("/cache/a&b/menu.xml");
    }

    @Test
    void namesThePackagesOfMissingPrograms() {
        assertThatThrownBy(() -> new Programs(temporary.toString()).required())
                .isInstanceOf(MissingProgramsException.class)
                .hasMessageContaining("Xvfb, openbox, xterm, freerdp-shadow-cli")
                .hasMessageContaining("install util-linux xvfb openbox xterm freerdp2-shadow-x11");
    }

    @Test
    void offersTheFirstProgramOfEachKindThatIsInstalled() throws IOException {
        for (String name : List.of("xedit", "gedit", "xcalc")) {
            Path program = Files.createFile(temporary.resolve(name));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createFile(temporary.resolve("thunar")); // not executable
        assertThat(new Programs("/nowhere::" + temporary).menu())
                .containsExactly(
                        new Programs.MenuItem("Editor", temporary.resolve("gedit")),
                        new Programs.MenuItem("Calculator", temporary.resolve("xcalc")));
    }
}
