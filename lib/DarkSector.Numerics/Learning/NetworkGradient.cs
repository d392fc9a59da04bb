using System.Numerics;

namespace DarkSector.Numerics.Learning;

/// <summary>Loss and gradient of a network over a batch, on all cores.</summary>
/// <remarks>A batch is cut into blocks of <see cref="DenseKernel.Block"/> events, and the blocks into at most <see cref="Parts"/> parts of
/// neighbours; parts are added in order. The numbers are the same for any number of threads. For a loss that is no sum over events, the
/// scores of all events come first and the values of neurons are computed a second time: a third more work, and no memory.</remarks>
internal sealed class NetworkGradient<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Parts = 8;

    private readonly NetworkShape _shape;
    private readonly T[] _features;
    private readonly ParallelOptions _threads;
    private readonly Part[] _parts;
    private readonly T[] _transposed;
    private double[] _sums = [];
    private double[] _slopes = [];

    /// <summary>For a sample.</summary>
    /// <param name="shape">The network.</param>
    /// <param name="features">Standardised features, one row per event.</param>
    /// <param name="threads">Largest number of threads; 0: as many as there are processors.</param>
    public NetworkGradient(NetworkShape shape, T[] features, int threads = 0)
    {
        _shape = shape;
        _features = features;
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads };
        _parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part(shape))];
        _transposed = new T[shape.Length];
    }

    /// <summary>The last sums z of events.</summary>
    public void Sums(T[] parameters, ReadOnlyMemory<int> events, Memory<double> sums) => Each(events.Length, (part, first, last) =>
    {
        for (var e = first; e < last; e += DenseKernel.Block)
            Copy(part.Block.Forward(parameters, _features, Slice(events, e, last)), sums.Span[e..]);
    });

    /// <summary>Loss of a batch; the gradient goes to <paramref name="gradient"/>.</summary>
    public double Of(T[] parameters, IScoreLoss loss, ReadOnlyMemory<int> events, T[] gradient)
    {
        Transpose(parameters);
        Reserve(events.Length);
        var value = loss.IsSumOverEvents ? 0 : WholeBatch(parameters, loss, events);
        Each(events.Length, (part, first, last) =>
        {
            part.Loss = 0;
            Array.Clear(part.Gradient);
            for (var e = first; e < last; e += DenseKernel.Block)
                Backward(part, parameters, loss, Slice(events, e, last), events.Length, e);
        });
        return value + Add(events.Length, gradient);
    }

    private double WholeBatch(T[] parameters, IScoreLoss loss, ReadOnlyMemory<int> events)
    {
        Sums(parameters, events, _sums);
        return loss.Evaluate(events.Span, _sums.AsSpan(0, events.Length), events.Length, _slopes);
    }

    private void Backward(Part part, T[] parameters, IScoreLoss loss, ReadOnlySpan<int> events, int batch, int at)
    {
        var sums = part.Block.Forward(parameters, _features, events);
        var slopes = _slopes.AsSpan(at, events.Length);
        if (loss.IsSumOverEvents)
        {
            var z = _sums.AsSpan(at, events.Length);
            Copy(sums, z);
            part.Loss += loss.Evaluate(events, z, batch, slopes);
        }
        Span<T> converted = stackalloc T[slopes.Length];
        for (var k = 0; k < slopes.Length; k++)
            converted[k] = T.CreateTruncating(slopes[k]);
        part.Block.Backward(_transposed, converted, part.Gradient);
    }

    // Parts are as equal as whole blocks allow; which events a part has depends on their number alone.
    private void Each(int count, Action<Part, int, int> work)
    {
        var blocks = (count + DenseKernel.Block - 1) / DenseKernel.Block;
        var used = Math.Min(Parts, blocks);
        Parallel.For(0, used, _threads, i => work(_parts[i], Boundary(i), Math.Min(count, Boundary(i + 1))));

        int Boundary(int part) => (int)((long)part * blocks / used) * DenseKernel.Block;
    }

    private double Add(int count, T[] gradient)
    {
        Array.Clear(gradient);
        var loss = 0.0;
        foreach (var part in _parts.AsSpan(0, Math.Min(Parts, (count + DenseKernel.Block - 1) / DenseKernel.Block)))
        {
            loss += part.Loss;
            for (var k = 0; k < gradient.Length; k++)
                gradient[k] += part.Gradient[k];
        }
        return loss;
    }

    private void Transpose(T[] parameters)
    {
        for (var layer = 1; layer < _shape.Layers; layer++)
        {
            var (inputs, outputs) = (_shape.Inputs(layer), _shape.Outputs(layer));
            var from = _shape.Weights(parameters, layer);
            var to = _shape.Weights(_transposed, layer);
            for (var o = 0; o < outputs; o++)
            {
                for (var i = 0; i < inputs; i++)
                    to[i * outputs + o] = from[o * inputs + i];
            }
        }
    }

    private void Reserve(int count)
    {
        if (_sums.Length < count)
            (_sums, _slopes) = (new double[count], new double[count]);
    }

    private static ReadOnlySpan<int> Slice(ReadOnlyMemory<int> events, int first, int last) =>
        events.Span[first..Math.Min(first + DenseKernel.Block, last)];

    private static void Copy(ReadOnlySpan<T> from, Span<double> to)
    {
        for (var k = 0; k < from.Length; k++)
            to[k] = double.CreateTruncating(from[k]);
    }

    private sealed class Part(NetworkShape shape)
    {
        public NetworkBlock<T> Block { get; } = new(shape);

        public T[] Gradient { get; } = new T[shape.Length];

        public double Loss { get; set; }
    }
}
