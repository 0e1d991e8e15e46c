import java.util.ArrayList;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of a cluster for tests, in a JVM of its own: Node NUMBER OF-HOW-MANY FIRST-PORT FOLDER. It ends with the process
 * of the property "keeper", has the plugin of the property "plugin", and the settings that are properties "plugins.…".
 */
public class Node {
    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[0]);
        int nodes = Integer.parseInt(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        List<String> names = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int each = 1; each <= nodes; each++) {
            names.add("n" + each);
            addresses.add("127.0.0.1:" + (port + 100 + each));
        }
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((index, settings) -> {
            settings.put("discovery.type", "zen"); // one node would else refuse to be found by others
            settings.put("node.name", "n" + number);
            settings.put("http.port", port + number);
            settings.put("transport.port", port + 100 + number);
            settings.putList("discovery.seed_hosts", addresses);
            settings.putList("cluster.initial_cluster_manager_nodes", names);
            // A disk shared with other work may be fuller than a cluster likes; what tests want of it they set.
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            for (String name : System.getProperties().stringPropertyNames()) {
                if (name.startsWith("plugins.")) {
                    settings.put(name, System.getProperty(name));
                }
            }
        });
        try {
            OpenSearchRunner.Configs configs = OpenSearchRunner.newConfigs().clusterName("archive-tests-" + port).numOfNode(1);
            String plugin = System.getProperty("plugin", "");
            runner.build((plugin.isEmpty() ? configs : configs.pluginTypes(plugin)).basePath(arguments[3]));
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1); // a node that did not come up must not look like one that does nothing
        }
        String keeper = System.getProperty("keeper", "");
        if (keeper.isEmpty()) {
            Thread.currentThread().join();
        }
        ProcessHandle.of(Long.parseLong(keeper)).ifPresent(process -> process.onExit().join());
        System.exit(0);
    }
}
