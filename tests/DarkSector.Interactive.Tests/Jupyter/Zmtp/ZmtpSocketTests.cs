using System.Net;
using System.Net.Sockets;
using System.Text;
using DarkSector.Interactive.Jupyter.Zmtp;

namespace DarkSector.Interactive.Tests.Jupyter.Zmtp;

public class ZmtpSocketTests
{
    [Fact]
    public void Socket_RefusesAddressesThatOtherMachinesReach()
    {
        var error = Assert.Throws<ArgumentException>(() => new EchoSocket(new IPEndPoint(IPAddress.Any, 0), ZmtpLimits.Default));
        Assert.Contains("loopback", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(3_000_000)]
    public async Task Echo_ReturnsFramesOfAnyLength(int length)
    {
        using var socket = Started(new EchoSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        using var client = await ZmtpClient.ConnectAsync(socket.Port, "REQ");
        byte[] body = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        client.Send([], body);
        Assert.Collection(await client.ReceiveAsync(), Assert.Empty, part => Assert.Equal(body, part));
    }

    [Fact]
    public async Task Router_AnswersTheOneWhoAsked()
    {
        using var router = Started(new RouterSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        router.Arrived = parts => router.Send([parts[0], Encoding.ASCII.GetBytes("for " + Encoding.ASCII.GetString(parts[1]))]);
        var clients = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ZmtpClient.ConnectAsync(router.Port, "DEALER", i % 2 == 0 ? $"c{i}" : "")));
        for (var i = 0; i < clients.Length; i++)
            clients[i].Send(Encoding.ASCII.GetBytes($"{i}"));
        for (var i = 0; i < clients.Length; i++)
            Assert.Equal($"for {i}", Encoding.ASCII.GetString((await clients[i].ReceiveAsync())[0]));
        foreach (var client in clients)
            client.Dispose();
        await EmptyAsync(router);
    }

    [Fact]
    public async Task Router_GivesAnIdentityToTheNewestConnection()
    {
        using var router = Started(new RouterSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        router.Arrived = parts => router.Send(parts);
        using var old = await ZmtpClient.ConnectAsync(router.Port, "DEALER", "me");
        old.Send([1]);
        await old.ReceiveAsync();
        using var renewed = await ZmtpClient.ConnectAsync(router.Port, "DEALER", "me");
        renewed.Send([2]);
        Assert.Equal([2], (await renewed.ReceiveAsync())[0]);
        Assert.False(router.Send([[9, 9], [1]]));
    }

    [Fact]
    public async Task Publisher_SendsWhatWasSubscribedTo()
    {
        using var publisher = Started(new PublisherSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        using var client = await ZmtpClient.ConnectAsync(publisher.Port, "SUB");
        client.Send([1, (byte)'a']);
        var first = client.ReceiveAsync();
        while (!first.IsCompleted)
        {
            publisher.Send(["b"u8.ToArray(), [0]]);
            publisher.Send(["ab"u8.ToArray(), [7]]);
            await Task.Delay(5);
        }

        Assert.Equal(["ab"u8.ToArray(), [7]], await first);
    }

    [Fact]
    public async Task Socket_SendsAwayWhatIsNotItsPartner()
    {
        using var router = Started(new RouterSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        using var client = await ZmtpClient.ConnectAsync(router.Port, "DEALER");
        await Assert.ThrowsAsync<ZmtpException>(() => ZmtpClient.ConnectAsync(router.Port, "SUB"));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("")]
    public async Task Peer_ThatSpeaksSomethingElse_IsClosedAndOthersGoOn(string said)
    {
        using var socket = Started(new EchoSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        using (var stranger = new TcpClient())
        {
            await stranger.ConnectAsync(IPAddress.Loopback, socket.Port);
            await stranger.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said));
        }

        using var client = await ZmtpClient.ConnectAsync(socket.Port, "REQ");
        client.Send([5]);
        Assert.Equal([5], (await client.ReceiveAsync())[0]);
    }

    [Fact]
    public async Task Peer_ThatIsSilent_IsGivenUp()
    {
        using var socket = Started(new EchoSocket(ZmtpClient.AnyPort, ZmtpLimits.Default with { Handshake = TimeSpan.FromMilliseconds(100) }));
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, socket.Port);
        await EmptyAsync(socket, atLeastOnce: true);
    }

    [Fact]
    public async Task Peer_ThatDiesInTheMiddleOfAFrame_LeavesNothingBehind()
    {
        using var router = Started(new RouterSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        var arrived = 0;
        router.Arrived = _ => arrived++;
        for (var i = 0; i < 50; i++)
        {
            using var dying = new TcpClient();
            await dying.ConnectAsync(IPAddress.Loopback, router.Port);
            await dying.GetStream().WriteAsync((byte[])[.. ZmtpGreeting.Ours.ToArray(), .. ZmtpCommand.Ready("DEALER", []).ToFrame(), 2, 0, 0, 0, 0, 8, 0, 0, 0, 1, 2, 3]);
        }

        await EmptyAsync(router, atLeastOnce: true);
        Assert.Equal(0, arrived);
    }

    [Fact]
    public async Task StormOfConnections_LosesNoMessage()
    {
        using var router = Started(new RouterSocket(ZmtpClient.AnyPort, ZmtpLimits.Default));
        router.Arrived = parts => router.Send(parts);
        for (var i = 0; i < 500; i++)
        {
            using var client = await ZmtpClient.ConnectAsync(router.Port, "DEALER", i % 3 == 0 ? "same" : "");
            client.Send([(byte)i]);
            Assert.Equal([(byte)i], (await client.ReceiveAsync())[0]);
        }

        await EmptyAsync(router);
    }

    [Fact]
    public async Task MessageBeyondTheLimit_EndsItsConnection()
    {
        using var socket = Started(new EchoSocket(ZmtpClient.AnyPort, ZmtpLimits.Default with { MessageBytes = 1000, MessageFrames = 4 }));
        using var large = await ZmtpClient.ConnectAsync(socket.Port, "REQ");
        large.Send(new byte[600], new byte[600]);
        await Assert.ThrowsAnyAsync<IOException>(large.ReceiveAsync);
        using var many = await ZmtpClient.ConnectAsync(socket.Port, "REQ");
        many.Send([1], [2], [3], [4], [5]);
        await Assert.ThrowsAnyAsync<IOException>(many.ReceiveAsync);
    }

    [Fact]
    public async Task Subscriber_ThatTakesNothing_IsGivenUp()
    {
        using var publisher = Started(new PublisherSocket(ZmtpClient.AnyPort, ZmtpLimits.Default with { QueuedBytes = 1 << 20, Stalled = TimeSpan.FromMilliseconds(200) }));
        using var slow = await ZmtpClient.ConnectAsync(publisher.Port, "SUB");
        slow.Send([1]);
        var piece = new byte[1 << 20];
        for (var i = 0; i < 500 && publisher.Connections > 0; i++)
        {
            publisher.Send([[0], piece]);
            await Task.Delay(5);
        }

        await EmptyAsync(publisher);
    }

    private static T Started<T>(T socket)
        where T : ZmtpSocket
    {
        socket.Start();
        return socket;
    }

    private static async Task EmptyAsync(ZmtpSocket socket, bool atLeastOnce = false)
    {
        for (var i = 0; i < 200 && atLeastOnce && socket.Connections == 0; i++)
            await Task.Delay(1);
        for (var i = 0; i < 1000 && socket.Connections > 0; i++)
            await Task.Delay(10);
        Assert.Equal(0, socket.Connections);
    }
}
