using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Detectors;

/// <summary>The four columns of a particle while they are filled.</summary>
internal sealed class MomentumColumns(string name, int count)
{
    /// <summary>The momentum of what was not found.</summary>
    public static readonly FourVector NotFound = new(double.NaN, double.NaN, double.NaN, double.NaN);

    private readonly double[] _px = new double[count];
    private readonly double[] _py = new double[count];
    private readonly double[] _pz = new double[count];
    private readonly double[] _e = new double[count];

    /// <summary>The columns of momenta that are there already.</summary>
    public static IEnumerable<(string Name, double[] Values)> Of(string name, FourVector[] momenta) =>
    [
        (name + "Px", Array.ConvertAll(momenta, p => p.Px)), (name + "Py", Array.ConvertAll(momenta, p => p.Py)),
        (name + "Pz", Array.ConvertAll(momenta, p => p.Pz)), (name + "E", Array.ConvertAll(momenta, p => p.E)),
    ];

    /// <summary>The momentum of an event.</summary>
    public FourVector this[int row]
    {
        get => new(_px[row], _py[row], _pz[row], _e[row]);
        set => (_px[row], _py[row], _pz[row], _e[row]) = value;
    }

    /// <summary>The columns.</summary>
    public IEnumerable<(string Name, double[] Values)> All => [(name + "Px", _px), (name + "Py", _py), (name + "Pz", _pz), (name + "E", _e)];
}
