using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Tests.Jupyter;

/// <summary>The kernel as its front ends see it, over real sockets in this process.</summary>
public sealed class JupyterKernelTests : IAsyncLifetime
{
    private readonly KernelSession session = KernelSession.Start();
    private KernelFrontEnd frontEnd = null!;

    public async Task InitializeAsync() => frontEnd = await session.ConnectAsync();

    public async Task DisposeAsync()
    {
        frontEnd.Dispose();
        await session.DisposeAsync();
    }

    [Fact]
    public async Task KernelInfo_TellsLanguageAndProtocol()
    {
        var info = await frontEnd.AskAsync("kernel_info_request");
        Assert.Equal(("ok", "5.3", "C#"), (Text(info, "status"), Text(info, "protocol_version"), info["language_info"]!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Cell_IsAnnouncedRunAndAnswered()
    {
        var (reply, published) = await frontEnd.RunAsync("Console.Write(\"a\"); display(1); 6 * 7");
        Assert.Equal(("ok", 1), (Text(reply, "status"), reply["execution_count"]!.GetValue<int>()));
        Assert.Equal(["status", "execute_input", "stream", "display_data", "execute_result", "status"], published.Select(message => message.Type));
        Assert.Equal("42", published[4].Content["data"]!["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task FailingCell_StopsThoseThatWait_ButNotTheSession()
    {
        var failing = frontEnd.Execute("System.Threading.Thread.Sleep(100); throw new InvalidOperationException(\"no\");");
        var waiting = frontEnd.Execute("1");
        var error = await frontEnd.ReplyAsync(failing);
        Assert.Equal(("error", "InvalidOperationException", "no"), (Text(error, "status"), Text(error, "ename"), Text(error, "evalue")));
        Assert.Equal("aborted", Text(await frontEnd.ReplyAsync(waiting), "status"));
        Assert.Equal("ok", Text((await frontEnd.RunAsync("1")).Reply, "status"));
    }

    [Fact]
    public async Task FailingCell_WithoutStopOnError_StopsNobody()
    {
        var failing = frontEnd.Execute("throw new InvalidOperationException();", ("stop_on_error", false));
        var waiting = frontEnd.Execute("1");
        Assert.Equal("error", Text(await frontEnd.ReplyAsync(failing), "status"));
        Assert.Equal("ok", Text(await frontEnd.ReplyAsync(waiting), "status"));
    }

    [Fact]
    public async Task Display_IsUpdatedInItsPlace()
    {
        var (_, published) = await frontEnd.RunAsync("var shown = display(1); shown.Update(2);");
        var later = (await frontEnd.RunAsync("shown.Update(3);")).Published;
        var ids = published.Concat(later).Where(message => message.Type.EndsWith("display_data", StringComparison.Ordinal))
            .Select(message => (message.Type, message.Content["transient"]!["display_id"]!.GetValue<string>(), message.Content["data"]!["text/plain"]!.GetValue<string>())).ToArray();
        Assert.Equal(["display_data", "update_display_data"], ids.Take(2).Select(id => id.Type));
        Assert.Single(ids.Select(id => id.Item2).Distinct());
        Assert.Equal(["1", "2"], ids.Take(2).Select(id => id.Item3));
    }

    [Fact]
    public async Task Magics_ComeOverTheWire()
    {
        var (_, published) = await frontEnd.RunAsync("#!time\n#!markdown\n*hello*");
        var shown = published.Where(message => message.Type == "display_data").Select(message => message.Content["data"]!.AsObject().Single().Key).ToArray();
        Assert.Equal(["text/markdown", "text/plain"], shown);
        Assert.Equal("CompilationError", Text((await frontEnd.RunAsync("#!fsharp\nlet x = 1")).Reply, "ename"));
    }

    [Fact]
    public async Task Interrupt_OnControl_StopsTheCell()
    {
        var running = frontEnd.Execute("Parallel.For(0, 4, i => { while (true) { } });");
        await Task.Delay(1500);
        Assert.Equal("ok", Text(await frontEnd.AskAsync("interrupt_request", onControl: true), "status"));
        Assert.Equal("Interrupted", Text(await frontEnd.ReplyAsync(running), "ename"));
        Assert.Equal("ok", Text((await frontEnd.RunAsync("1")).Reply, "status"));
    }

    [Fact]
    public async Task Question_GoesToTheUserOfTheCell_WithItsPrompt()
    {
        var before = Console.In;
        DarkSector.Interactive.Scripting.CellInput.Install();
        try
        {
            var id = frontEnd.Execute("Console.Write(\"How heavy? \"); var mass = Console.ReadLine(); mass", ("allow_stdin", true));
            Assert.Equal("How heavy? ", Text(await frontEnd.QuestionAsync(), "prompt"));
            frontEnd.Send("input_reply", new JsonObject { ["value"] = "3 GeV" }, parent: id);
            Assert.Equal("ok", Text(await frontEnd.ReplyAsync(id), "status"));
            Assert.Contains(await frontEnd.PublishedAsync(id), message => message.Type == "execute_result" && message.Content.ToJsonString().Contains("3 GeV", StringComparison.Ordinal));
            Assert.Equal("InvalidOperationException", Text((await frontEnd.RunAsync("Console.ReadLine()", ("allow_stdin", false))).Reply, "ename"));
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Fact]
    public async Task Completion_CountsCodePoints()
    {
        const string Code = "/* \U0001f600 */ Math.Sqr";
        var found = await frontEnd.AskAsync("complete_request", new JsonObject { ["code"] = Code, ["cursor_pos"] = Code.Length - 1 });
        Assert.Equal(["Sqrt"], found["matches"]!.AsArray().Select(match => match!.GetValue<string>()));
        Assert.Equal((13, 16), (found["cursor_start"]!.GetValue<int>(), found["cursor_end"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("#!time\n1 + 1", "complete")]
    [InlineData("#!markdown\nIt's {open", "complete")]
    [InlineData("#!time\nfor (;;) {", "incomplete")]
    [InlineData("int = ;;)", "invalid")]
    public async Task IsComplete_KnowsMagics(string code, string expected) =>
        Assert.Equal(expected, Text(await frontEnd.AskAsync("is_complete_request", new JsonObject { ["code"] = code }), "status"));

    [Fact]
    public async Task Comm_EchoesUntilClosed_AndStrangersAreClosedAtOnce()
    {
        frontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "c", ["target_name"] = "darksector.echo" });
        var said = await frontEnd.PublishedAsync(frontEnd.Send("comm_msg", new JsonObject { ["comm_id"] = "c", ["data"] = new JsonObject { ["a"] = 1 } }));
        Assert.Equal("{\"a\":1}", said.Single(message => message.Type == "comm_msg").Content["data"]!.ToJsonString());
        Assert.Single((await frontEnd.AskAsync("comm_info_request"))["comms"]!.AsObject());
        frontEnd.Send("comm_close", new JsonObject { ["comm_id"] = "c" });
        Assert.Empty((await frontEnd.AskAsync("comm_info_request"))["comms"]!.AsObject());
        var stranger = await frontEnd.PublishedAsync(frontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "d", ["target_name"] = "nobody" }));
        Assert.Contains(stranger, message => message.Type == "comm_close");
    }

    [Fact]
    public async Task TwoFrontEnds_ShareTheSession()
    {
        using var other = await session.ConnectAsync("other");
        await frontEnd.RunAsync("var shared = 11;");
        Assert.Contains((await other.RunAsync("shared")).Published, message => message.Type == "execute_result");
    }

    [Fact]
    public async Task WrongKey_IsNotAnswered()
    {
        using var stranger = await session.ConnectAsync("stranger", "another key");
        stranger.Send("kernel_info_request");
        Assert.Equal("ok", Text(await frontEnd.AskAsync("kernel_info_request"), "status"));
        await TestWait.UntilAsync(() => session.Refused == 1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"code\": 7, \"silent\": \"x\", \"user_expressions\": []}")]
    [InlineData("{\"cursor_pos\": -5}")]
    [InlineData("{\"hist_access_type\": \"search\", \"pattern\": \"[*\", \"n\": -1}")]
    public async Task StrangeRequests_AreAnswered(string content)
    {
        foreach (var type in new[] { "execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "comm_info_request" })
            Assert.NotNull(Text(await frontEnd.AskAsync(type, JsonNode.Parse(content)!.AsObject()), "status"));
        frontEnd.Send("no_such_request", JsonNode.Parse(content)!.AsObject());
        Assert.Equal("ok", Text((await frontEnd.RunAsync("1")).Reply, "status"));
    }

    [Fact]
    public async Task Shutdown_EndsTheKernel()
    {
        Assert.False((await frontEnd.AskAsync("shutdown_request", new JsonObject { ["restart"] = false }, onControl: true))["restart"]!.GetValue<bool>());
        await session.EndedAsync();
    }

    private static string? Text(JsonObject content, string name) => content[name]?.GetValue<string>();
}

/// <summary>Waits for what happens elsewhere.</summary>
internal static class TestWait
{
    public static async Task UntilAsync(Func<bool> happened)
    {
        for (var i = 0; i < 400 && !happened(); i++)
            await Task.Delay(25);
        Assert.True(happened());
    }
}
