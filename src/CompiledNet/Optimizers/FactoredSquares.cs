using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Averages of the squares of a tensor's gradients, as <see cref="Adafactor"/> keeps them: of two axes and more a mean of each
/// row and each column of the matrices that its last two axes are, else one of each number.
/// </summary>
internal sealed class FactoredSquares
{
    private readonly int _matrices, _rows, _columns;
    private readonly float[] _rowMeans, _columnMeans, _sums;

    /// <summary>The averages of one tensor.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="reserve">Gives memory for what is kept, by name and shape.</param>
    public FactoredSquares(IReadOnlyList<int> shape, Func<string, int[], float[]> reserve)
    {
        int count = 1;
        foreach (int length in shape) count *= length;
        (_rows, _columns) = shape.Count < 2 ? (0, count) : (shape[^2], shape[^1]);
        _matrices = _rows == 0 || _columns == 0 ? 1 : count / (_rows * _columns);
        _rowMeans = _rows == 0 ? [] : reserve("r", [_matrices, _rows]);
        _columnMeans = reserve(_rows == 0 ? "v" : "c", [_matrices, _columns]);
        _sums = new float[_rows == 0 ? 0 : _columns];
    }

    /// <summary>Takes in gradients, with <paramref name="gain"/> as the share of the new, and divides them by the roots of the averages.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Divide(Span<float> gradients, double gain, float epsilon)
    {
        if (_rows == 0)
        {
            for (int i = 0; i < gradients.Length; i++)
            {
                _columnMeans[i] = Blend(_columnMeans[i], (double)gradients[i] * gradients[i] + epsilon, gain);
                gradients[i] = (float)(gradients[i] / Math.Sqrt(_columnMeans[i]));
            }

            return;
        }

        for (int matrix = 0; matrix < _matrices; matrix++)
            Divide(gradients.Slice(matrix * _rows * _columns, _rows * _columns), _rowMeans.AsSpan(matrix * _rows, _rows), _columnMeans.AsSpan(matrix * _columns, _columns), gain, epsilon);
    }

    [MethodImpl(Hot.Optimized)]
    private void Divide(Span<float> gradients, Span<float> rowMeans, Span<float> columnMeans, double gain, float epsilon)
    {
        Array.Clear(_sums);
        double mean = 0;
        for (int row = 0; row < _rows; row++)
        {
            double sum = 0;
            for (int column = 0; column < _columns; column++)
            {
                float square = gradients[row * _columns + column] * gradients[row * _columns + column] + epsilon;
                sum += square;
                _sums[column] += square;
            }

            rowMeans[row] = Blend(rowMeans[row], sum / _columns, gain);
            mean += rowMeans[row];
        }

        mean /= _rows;
        for (int column = 0; column < _columns; column++) columnMeans[column] = Blend(columnMeans[column], _sums[column] / _rows, gain);
        // v = r·c / mean(r)
        for (int row = 0; row < _rows; row++)
        {
            double share = rowMeans[row] / mean;
            for (int column = 0; column < _columns; column++)
                gradients[row * _columns + column] = (float)(gradients[row * _columns + column] / Math.Sqrt(share * columnMeans[column]));
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static float Blend(float average, double value, double gain) => (float)(average + gain * (value - average));
}
