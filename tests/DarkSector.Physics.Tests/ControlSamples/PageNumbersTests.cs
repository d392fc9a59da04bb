using DarkSector.Numerics.Random;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.ControlSamples;

/// <summary>Numbers that the page on detector and control samples shows, with small statistics.</summary>
public sealed class PageNumbersTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(20261121);
    private static readonly ZPrimeInvisible Search = new();

    [Theory]
    [InlineData(1, "ffo", 0.87)]
    [InlineData(8, "ffo", 0.68)] // muons on the same side
    [InlineData(1, "cdcklm", 0.98)]
    [InlineData(8, "cdcklm", 0.98)]
    [InlineData(3, "stt", 0.99)]
    public void TriggerLines_KeepTheirShareOfSignalWithBothMuonsInTheBarrel(double mass, string line, double expected)
    {
        var process = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(mass, 0.1), Search.Collider.SqrtS);
        var events = TriggerMenu.BelleII.WithDecisions(EventSample.Of(process, 8_000, Search.Collider, Rng["sample"]), Rng["trigger"])
            .Where((mu1True, mu2True) => mu1True.P > 1 && mu2True.P > 1 && mu1True.Theta > 33 * deg && mu2True.Theta > 33 * deg && mu1True.Theta < 128 * deg && mu2True.Theta < 128 * deg);
        Assert.Equal(expected, events.TriggerEfficiency(line).Value, 0.025);
    }

    [Theory]
    [InlineData(9, 36, 0.024, 0.008)]
    [InlineData(36, 81, 0.145, 0.025)]
    public void Suppression_KeepsItsShareOfTauPairsWithAnElectron(double low, double high, double expected, double tolerance)
    {
        var events = ControlSample.ElectronMuon(Search).Simulate(40_000, Rng["emu"])
            .Where(recoilMassSquared => recoilMassSquared > low && recoilMassSquared < high);
        Assert.Equal(expected, ZPrimeInvisible.Suppression.Apply(events).SumOfWeights / events.SumOfWeights, tolerance);
    }
}
