namespace DarkSector.Numerics.Learning;

/// <summary>The loss of validation events while trees are added.</summary>
internal sealed class BoostingValidation
{
    private readonly LearningSample _events;
    private readonly double[] _weights;
    private readonly float[][] _blocks;
    private readonly double[][][] _sums;
    private readonly double[][] _scores;

    internal BoostingValidation(LearningSample sample, LearningSample events, double[] start)
    {
        if (!sample.Classes.SequenceEqual(events.Classes))
            throw new ArgumentException($"The validation sample has the classes {string.Join(", ", events.Classes)}; the training sample {string.Join(", ", sample.Classes)}. Both need the same in the same order.");
        _events = events;
        _weights = [.. events.Weights];
        double[][] columns = [.. sample.Features.Select(name => (double[])events.Feature(name))];
        var blocks = (events.Count + TreeSum.BlockSize - 1) / TreeSum.BlockSize;
        _blocks = [.. Enumerable.Range(0, blocks).Select(block => Block(columns, block))];
        _sums = [.. start.Select(s => Enumerable.Range(0, blocks).Select(_ => Enumerable.Repeat(s, TreeSum.BlockSize).ToArray()).ToArray())];
        _scores = [.. start.Select(_ => new double[events.Count])];
    }

    /// <summary>The mean loss with the trees of one more round.</summary>
    internal double LossWith(RegressionTree[] round)
    {
        for (var k = 0; k < round.Length; k++)
        {
            for (var block = 0; block < _blocks.Length; block++)
            {
                TreeSum.Add(round[k], _blocks[block], _sums[k][block]);
                var first = block * TreeSum.BlockSize;
                _sums[k][block].AsSpan(0, Math.Min(TreeSum.BlockSize, _weights.Length - first)).CopyTo(_scores[k].AsSpan(first));
            }
        }
        return BoostingLoss.Mean(_scores, _events.Labels, _weights);
    }

    private static float[] Block(double[][] columns, int block)
    {
        var features = new float[columns.Length * TreeSum.BlockSize];
        for (var f = 0; f < columns.Length; f++)
            for (var i = 0; i < TreeSum.BlockSize && block * TreeSum.BlockSize + i < columns[f].Length; i++)
                features[f * TreeSum.BlockSize + i] = (float)columns[f][block * TreeSum.BlockSize + i];
        return features;
    }
}
