package dev.oriel.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.oriel.server.config.GatewayConfig;
import org.slf4j.LoggerFactory;

/** Sets up the log: one line an event, to standard error; standard output belongs to what the user asked for. */
public final class Logging {
    /** What others have said may stand in a message: it cannot make further lines. */
    private static final String TEXT =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %replace(%msg){'\\p{Cntrl}', ' '}  [%logger{0}"
                    + "%replace( %mdc){' $', ''}]%n";

    private Logging() {}

    /** Replaces what was set up before. */
    public static void configure(GatewayConfig.Log settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Layout<ILoggingEvent> layout = switch (settings.format()) {
            case TEXT -> text(context);
            case JSON -> json(context);
        };
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        // Libraries speak up when something is wrong; the level is for our own log.
        root.setLevel(Level.WARN);
        context.getLogger("dev.oriel").setLevel(level(settings.level()));
    }

    private static Layout<ILoggingEvent> text(LoggerContext context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(TEXT);
        layout.start();
        return layout;
    }

    private static Layout<ILoggingEvent> json(LoggerContext context) {
        JsonLayout layout = new JsonLayout();
        layout.setContext(context);
        layout.start();
        return layout;
    }

    private static Level level(GatewayConfig.LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
