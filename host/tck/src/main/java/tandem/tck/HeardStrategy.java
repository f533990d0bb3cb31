package tandem.tck;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandem.api.Foreknowledge;
import tandem.api.MigrationStrategy;
import tandem.api.Source;
import tandem.api.Wire;

/** A strategy of which someone hears each call to the source and the wire before it is made. */
final class HeardStrategy implements MigrationStrategy {
    private final MigrationStrategy strategy;
    private final Consumer<String> listener;

    HeardStrategy(MigrationStrategy strategy, Consumer<String> listener) {
        this.strategy = strategy;
        this.listener = listener;
    }

    @Override
    public String name() {
        return strategy.name();
    }

    @Override
    public String help() {
        return strategy.help();
    }

    @Override
    public Set<Foreknowledge> foreknowledge() {
        return strategy.foreknowledge();
    }

    @Override
    public void migrate(Source source, Wire wire) {
        strategy.migrate(heard(Source.class, source), heard(Wire.class, wire));
    }

    private <T> T heard(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            listener.accept(text(method.getName(), arguments));
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String text(String name, Object @Nullable [] arguments) {
        StringBuilder text = new StringBuilder(name);
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            text.append(' ').append(argument);
        }
        return text.toString();
    }
}
