"""jupyter_kernel_test: the messages of our kernel against the schema of the protocol."""
import unittest

import jupyter_kernel_test


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "darksector"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "var zoo = 1; zo", "matches": {"zoo"}},
        {"text": "using System.Thre", "matches": {"Threading"}},
        {"text": "/* \U0001f600 */ Math.Sqr", "matches": {"Sqrt"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 2;", "int F(int a) => a;"]
    incomplete_code_samples = ["for (var i = 0; i < 3; i++) {", "Math.Max(1,", "1 +"]
    invalid_code_samples = ["int = ;;)"]
    code_page_something = ""
    code_generate_error = "throw new InvalidOperationException(\"no\");"
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": "\"a\" + 1", "result": "a1"}]
    code_display_data = [
        {"code": "display(3);", "mime": "text/plain"},
        {"code": "\"<b>x</b>\".DisplayAs(\"text/html\");", "mime": "text/html"},
    ]
    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Max"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main()
