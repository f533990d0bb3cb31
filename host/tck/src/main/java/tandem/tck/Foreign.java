package tandem.tck;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Beginnings of files that are of no trace format, or of the one they are named by. */
final class Foreign {
    private static final int BYTES = 4096;

    private Foreign() {}

    static Map<String, byte[]> samples() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("nothing", new byte[0]);
        samples.put("an empty line", text("\n"));
        samples.put("spaces", text("    \n\t\n   "));
        samples.put("prose", text("It was the best of times,\nit was the worst of times.\n"));
        samples.put("a page", text("<!DOCTYPE html>\n<html><body>1 2 3</body></html>\n"));
        samples.put("JSON", text("{\"time\": 17, \"op\": \"R\", \"address\": \"0x7f00\"}\n"));
        samples.put("a program's text", text("int main(void) {\n    return 0x7f00;\n}\n"));
        samples.put("other columns", text("name;age;town\nAda;36;London\nAlan;41;Wilmslow\n"));
        samples.put("a log", text("2026-11-22 14:13:37.001 INFO 4711 --- started in 17 ms\n"));
        samples.put("a directory", text("total 17\n-rwxr-xr-x 1 root root 17 Nov 22 12:52 ls\n"));
        samples.put("a word", text("R"));
        samples.put("zeros", new byte[BYTES]);
        samples.put("all ones", ones());
        samples.put("noise", noise());
        samples.put("a program", program());
        samples.put(
                "csv", text("time_ns,vcpu,op,address,size\n2965,0,R,0x7f0000476fc7,1\n6351,1,W,0x7f0000476fc8,8\n"));
        samples.put("lackey", text("==4711== Command: ls\nI  0401ab70,3\n S 1fff0007a8,8\n L 0421a0c4,4\n"));
        return samples;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ones() {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[BYTES];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] program() {
        byte[] bytes = noise();
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, 0, bytes, 0, 8);
        return bytes;
    }
}
