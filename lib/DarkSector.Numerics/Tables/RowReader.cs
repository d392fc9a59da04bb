using DarkSector.Numerics.Kinematics;

namespace DarkSector.Numerics.Tables;

/// <summary>Reads a `double` or a <see cref="FourVector"/> from the stored columns; the type test is resolved when the code is compiled.</summary>
internal readonly struct RowReader<T>(double[] x, double[]? y, double[]? z, double[]? e)
{
    public T Read(int row) => typeof(T) == typeof(double)
        ? (T)(object)x[row]
        : (T)(object)new FourVector(x[row], y![row], z![row], e![row]);
}
