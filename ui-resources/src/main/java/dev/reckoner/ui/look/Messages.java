package dev.reckoner.ui.look;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Every text of the window, by key. Texts are {@link MessageFormat} patterns, so an apostrophe is written twice. The frame
 * and the controls keep theirs in {@code messages.properties}; a place with many has a bundle of its own.
 */
public final class Messages {
    private static final List<ResourceBundle> BUNDLES = List.of(
            bundle("messages"),
            bundle("claims"),
            bundle("reexecution"),
            bundle("settings"),
            bundle("graph"),
            bundle("attribution"),
            bundle("policies"),
            bundle("reputation"),
            bundle("market"),
            bundle("coordination"),
            bundle("dossier"));

    private Messages() {}

    /**
     * The text for a key, with its arguments filled in.
     *
     * @throws MissingResourceException if no bundle has the key
     */
    public static String get(String key, Object... arguments) {
        for (ResourceBundle bundle : BUNDLES) {
            if (bundle.containsKey(key)) {
                return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
            }
        }
        throw new MissingResourceException("No text for " + key, Messages.class.getName(), key);
    }

    private static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle("dev.reckoner.ui.look." + name, Locale.ROOT);
    }
}
