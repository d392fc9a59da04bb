using System.Collections.Concurrent;
using System.Net;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Sends each message to the peers that subscribed to the beginning of its first part.</summary>
internal sealed class PublisherSocket(IPEndPoint endpoint, ZmtpLimits limits) : ZmtpSocket("PUB", endpoint, limits)
{
    private const byte Subscribe = 1;
    private readonly ConcurrentDictionary<ZmtpConnection, Subscriptions> subscribers = new();

    /// <summary>Sends a message to its subscribers; its first part is the topic.</summary>
    public void Send(IReadOnlyList<byte[]> parts)
    {
        byte[]? framed = null;
        foreach (var (connection, wanted) in subscribers)
        {
            if (wanted.Match(parts[0]))
                connection.Send(framed ??= ZmtpFrameWriter.Message(parts));
        }
    }

    protected override void Joined(ZmtpConnection connection)
    {
        var wanted = subscribers[connection] = new Subscriptions(Limits.Subscriptions);
        // ZMTP 3.1 subscribes by command, 3.0 by message.
        connection.Commanded = command =>
        {
            if (command.Name is "SUBSCRIBE" or "CANCEL")
                wanted.Change(command.Name == "SUBSCRIBE", command.Data);
        };
    }

    protected override void Left(ZmtpConnection connection) => subscribers.TryRemove(connection, out _);

    protected override void Received(ZmtpConnection connection, IReadOnlyList<byte[]> parts)
    {
        if (parts[0] is [0 or Subscribe, .. var topic] && subscribers.TryGetValue(connection, out var wanted))
            wanted.Change(parts[0][0] == Subscribe, topic);
    }

    /// <summary>The topics one peer asked for; a topic asked for twice must be cancelled twice.</summary>
    private sealed class Subscriptions(int most)
    {
        private readonly List<byte[]> topics = [];

        public void Change(bool subscribe, byte[] topic)
        {
            lock (topics)
            {
                if (!subscribe && topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is >= 0 and var index)
                    topics.RemoveAt(index);
                if (!subscribe)
                    return;
                if (topics.Count == most)
                    throw new ZmtpException($"A subscriber asks for more than {most} topics.");
                topics.Add(topic);
            }
        }

        public bool Match(byte[] topic)
        {
            lock (topics)
                return topics.Exists(prefix => topic.AsSpan().StartsWith(prefix));
        }
    }
}
