package dev.oriel.e2e.host;

import dev.oriel.e2e.picture.TestScene;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import java.time.Duration;
import java.util.UUID;

/** A GNOME desktop without a screen, of Debian 13, booted by its own systemd; the scene is its background. */
public final class Gnome implements RdpHost {
    private final Folder folder = Folder.create("gnome");
    private final int port = Ports.free();
    private final String password = UUID.randomUUID().toString();
    private final Child machine;

    private Gnome() {
        folder.write(
                "over/etc/oriel-gnome", "PORT=%d NAME=%s PASSWORD=%s\n".formatted(port, user(), password), "rw-r--r--");
        TestScene.picture().save(folder.file("over/etc/oriel-gnome.png"));
        machine = Child.start(folder.file("boot.log"), java.util.Map.of(), Debian13.boot(folder));
    }

    public static Gnome start() {
        Debian13.require();
        Gnome host = new Gnome();
        return RdpHost.listening(host, host.machine, Duration.ofSeconds(90));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "visitor";
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public void close() {
        machine.terminate(); // powers it off; by force only its first process would end in good order
        machine.close();
        folder.close();
    }
}
