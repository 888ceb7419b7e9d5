package dev.oriel.server.runtime;

/** Which version this is. */
public final class Version {
    private Version() {}

    /** From the jar's manifest; classes that are not in a jar are a development build. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
