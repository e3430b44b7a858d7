using System;

namespace CompiledNet.Explanations;

/// <summary>Solves systems with a symmetric positive definite matrix, by Cholesky's factors.</summary>
internal static class SymmetricSystem
{
    /// <summary>Replaces the right sides, rows × columns, by the solutions, and the matrix by its factor.</summary>
    /// <exception cref="InvalidOperationException">The matrix is not positive definite.</exception>
    public static void Solve(double[] matrix, int rows, double[] right, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i * rows + j];
                for (int k = 0; k < j; k++) sum -= matrix[i * rows + k] * matrix[j * rows + k];
                if (i == j && !(sum > 1e-12)) throw new InvalidOperationException("The coalitions that were drawn do not tell all columns apart: take more of them.");
                matrix[i * rows + j] = i == j ? Math.Sqrt(sum) : sum / matrix[j * rows + j];
            }
        }

        for (int column = 0; column < columns; column++)
        {
            for (int i = 0; i < rows; i++)
            {
                double sum = right[i * columns + column];
                for (int k = 0; k < i; k++) sum -= matrix[i * rows + k] * right[k * columns + column];
                right[i * columns + column] = sum / matrix[i * rows + i];
            }

            for (int i = rows - 1; i >= 0; i--)
            {
                double sum = right[i * columns + column];
                for (int k = i + 1; k < rows; k++) sum -= matrix[k * rows + i] * right[k * columns + column];
                right[i * columns + column] = sum / matrix[i * rows + i];
            }
        }
    }
}
