package dev.oriel.server.embedded;

import dev.oriel.server.embedded.Programs.MenuItem;
import java.nio.file.Path;
import java.util.List;

/** Settings of the window manager: http://openbox.org/wiki/Help:Configuration and Help:Menus. */
final class OpenboxFiles {
    private OpenboxFiles() {}

    /** @param terminal command that opens a terminal */
    static String menu(String terminal, List<MenuItem> items) {
        StringBuilder menu = new StringBuilder();
        menu.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <openbox_menu xmlns="http://openbox.org/3.4/menu">
                <menu id="root-menu" label="Oriel">
                """);
        item(menu, "Terminal", terminal);
        for (MenuItem item : items) {
            item(menu, item.label(), "\"" + item.program() + "\"");
        }
        menu.append("""
                <separator />
                <menu id="client-list-menu" />
                </menu>
                </openbox_menu>
                """);
        return menu.toString();
    }

    static String settings(Path menu) {
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <openbox_config xmlns="http://openbox.org/3.4/rc">
                 <theme>
                   <name>Clearlooks</name>
                   <titleLayout>NLIMC</titleLayout>
                 </theme>
                 <desktops><number>1</number></desktops>
                 <focus><focusNew>yes</focusNew></focus>
                 <placement><policy>Smart</policy><center>yes</center></placement>
                 <keyboard>
                   <keybind key="A-F4"><action name="Close" /></keybind>
                   <keybind key="A-Tab"><action name="NextWindow" /></keybind>
                   <keybind key="A-S-Tab"><action name="PreviousWindow" /></keybind>
                   <keybind key="A-space"><action name="ShowMenu"><menu>client-menu</menu></action></keybind>
                   <keybind key="C-Escape"><action name="ShowMenu"><menu>root-menu</menu></action></keybind>
                 </keyboard>
                 <mouse>
                   <dragThreshold>4</dragThreshold>
                   <doubleClickTime>400</doubleClickTime>
                   <context name="Titlebar">
                     <mousebind button="Left" action="Press">
                       <action name="Focus" /><action name="Raise" />
                     </mousebind>
                     <mousebind button="Left" action="Drag"><action name="Move" /></mousebind>
                     <mousebind button="Left" action="DoubleClick"><action name="ToggleMaximize" /></mousebind>
                   </context>
                   <context name="Frame">
                     <mousebind button="A-Left" action="Drag"><action name="Move" /></mousebind>
                     <mousebind button="A-Right" action="Drag"><action name="Resize" /></mousebind>
                   </context>
                   <context name="Top Bottom Left Right TLCorner TRCorner BLCorner BRCorner">
                     <mousebind button="Left" action="Drag"><action name="Resize" /></mousebind>
                   </context>
                   <context name="Client">
                     <mousebind button="Left" action="Press">
                       <action name="Focus" /><action name="Raise" />
                     </mousebind>
                     <mousebind button="Middle" action="Press">
                       <action name="Focus" /><action name="Raise" />
                     </mousebind>
                     <mousebind button="Right" action="Press">
                       <action name="Focus" /><action name="Raise" />
                     </mousebind>
                   </context>
                   <context name="Icon">
                     <mousebind button="Left" action="Press">
                       <action name="ShowMenu"><menu>client-menu</menu></action>
                     </mousebind>
                   </context>
                   <context name="Close">
                     <mousebind button="Left" action="Click"><action name="Close" /></mousebind>
                   </context>
                   <context name="Iconify">
                     <mousebind button="Left" action="Click"><action name="Iconify" /></mousebind>
                   </context>
                   <context name="Maximize">
                     <mousebind button="Left" action="Click"><action name="ToggleMaximize" /></mousebind>
                   </context>
                   <context name="Root">
                     <mousebind button="Left" action="Press">
                       <action name="ShowMenu"><menu>root-menu</menu></action>
                     </mousebind>
                     <mousebind button="Right" action="Press">
                       <action name="ShowMenu"><menu>root-menu</menu></action>
                     </mousebind>
                   </context>
                 </mouse>
                 <menu><file>%s</file></menu>
               </openbox_config>
               """.formatted(xml(menu.toString()));
    }

    private static void item(StringBuilder menu, String label, String command) {
        menu.append("<item label=\"")
                .append(xml(label))
                .append("\"><action name=\"Execute\"><command>")
                .append(xml(command))
                .append("</command></action></item>\n");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
