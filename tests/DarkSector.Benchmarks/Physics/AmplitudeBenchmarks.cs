using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Squared amplitudes, the innermost cost of the generator, at points spread over phase space.</summary>
[MemoryDiagnoser]
[OperationsPerSecond]
public class AmplitudeBenchmarks
{
    private const int Points = 1000;
    private const double SqrtS = 10.58;

    private readonly MuonPairZPrime _zPrime = new(LmuLtauZPrime.FullyInvisible(3, 1), SqrtS);
    private readonly RadiativeMuonPairs _radiative = new(SqrtS, photonEnergy: 0.2, photonAngle: 0.05);
    private (FourVector Negative, FourVector Positive, FourVector Boson)[] _withZPrime = null!;
    private (FourVector Negative, FourVector Positive, FourVector Boson)[] _withPhoton = null!;

    [GlobalSetup]
    public void Draw() => (_withZPrime, _withPhoton) = (Momenta(_zPrime), Momenta(_radiative));

    [Benchmark(OperationsPerInvoke = Points, Description = "mu mu Z'")]
    public double ZPrime() => _withZPrime.Sum(p => _zPrime.SquaredAmplitude(p.Negative, p.Positive, p.Boson));

    [Benchmark(OperationsPerInvoke = Points, Description = "mu mu gamma")]
    public double Radiative() => _withPhoton.Sum(p => RadiativeMuonPairs.SquaredAmplitude(SqrtS, p.Negative, p.Positive, p.Boson));

    private static (FourVector, FourVector, FourVector)[] Momenta(Process process)
    {
        var (rng, point, momenta) = (RandomStream.FromSeed(1), new double[process.Dimensions], new FourVector[process.FinalState.Count]);
        return [.. Enumerable.Range(0, Points).Select(_ =>
        {
            foreach (ref var coordinate in point.AsSpan())
                coordinate = rng.Uniform();
            process.Evaluate(point, momenta);
            return (momenta[0], momenta[1], momenta[2]);
        })];
    }
}
