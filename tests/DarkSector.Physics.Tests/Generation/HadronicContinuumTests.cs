using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class HadronicContinuumTests
{
    [Fact]
    public void Rate_IsThatOfTheFourLightQuarks()
    {
        Assert.Equal(3.69, new HadronicContinuum(10.58).TotalCrossSection() / nb, 1e-9);
        ProcessLaws.IntegratesTo(3.69 * nb, new HadronicContinuum(10.58), 10_000);
    }

    [Fact]
    public void Pions_LeaveAMassForTheRest()
    {
        var process = new HadronicContinuum(10.58);
        ProcessLaws.ConservesMomentum(process, _ => true, p => p.Kind?.Mass);
        var momenta = new FourVector[3];
        // The hardest and widest pions there are, in all relative azimuths.
        for (var turn = 0.0; turn < 1; turn += 0.05)
        {
            process.Evaluate([0.5, 0.5, 1 - 1e-12, 1 - 1e-12, 0, 1 - 1e-12, 1 - 1e-12, turn], momenta);
            Assert.InRange(momenta[2].Mass, 0.3, 10);
        }
        Assert.Equal(Particle.ChargedPion.Mass, momenta[0].Mass, 6);
    }

    [Fact]
    public void Constructor_StaysWhereItWasMade() => Assert.Throws<ArgumentOutOfRangeException>(() => new HadronicContinuum(91));
}
